package io.volmount.rollout;

import io.volmount.agent.Agent;
import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.Evidence;
import io.volmount.agent.ProbeRequest;
import io.volmount.agent.Sleeper;
import io.volmount.agent.StepResult;
import io.volmount.agent.Verify;
import io.volmount.agent.WantedVolume;
import io.volmount.proof.Finding;
import io.volmount.proof.Judge;
import io.volmount.proof.Proof;
import io.volmount.proof.Trouble;
import io.volmount.proof.UnitLooks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks at an agent until its volumes are proven, cannot be proven any more, or the time is over. */
public final class Verification {
    private final InstantSource time;
    private final Sleeper sleeper;

    public Verification(InstantSource time, Sleeper sleeper) {
        this.time = time;
        this.sleeper = sleeper;
    }

    /**
     * Verifies an agent.
     *
     * @param looked told of a judgement whenever another check passes or misses than before, and of the last one
     */
    public StepResult verify(Agent agent, Verify wanted, Consumer<Proof> looked) {
        Patience patience = new Patience(time, sleeper, wanted.timeout());
        Optional<Proof> last = Optional.empty();
        Optional<Trouble> trouble = Optional.empty();
        UnitLooks looks = new UnitLooks();
        String silence = "";
        while (true) {
            try {
                Evidence evidence = look(agent, wanted.volumes());
                Proof proof = Judge.judge(wanted, evidence);
                looks.add(evidence);
                trouble = Trouble.of(wanted, evidence, looks);
                boolean decided = proof.state() != Proof.State.NOT_YET;
                if (decided
                        || last.filter(before -> marks(before).equals(marks(proof)))
                                .isEmpty()) {
                    looked.accept(proof);
                }
                if (decided) {
                    return result(proof, trouble);
                }
                last = Optional.of(proof);
                silence = "";
            } catch (AgentUnreachable unreachable) {
                if (unreachable.untrusted()) {
                    return new StepResult(StepResult.Status.UNREACHABLE, unreachable.getMessage(), "");
                }
                silence = unreachable.getMessage();
            }
            if (!patience.another()) {
                return overdue(last, trouble, silence, patience.waited());
            }
        }
    }

    /** Which checks passed and which did not. */
    private static List<Optional<Boolean>> marks(Proof proof) {
        return proof.volumes().stream()
                .flatMap(volume -> volume.findings().stream())
                .map(Finding::passed)
                .toList();
    }

    /** The evidence there is now of these volumes. */
    static Evidence look(Agent agent, List<WantedVolume> volumes) throws AgentUnreachable {
        return agent.evidence(ProbeRequest.of(volumes));
    }

    private static StepResult result(Proof proof, Optional<Trouble> trouble) {
        return proof.verified()
                ? new StepResult(StepResult.Status.DONE, proof.summary(), "")
                : new StepResult(StepResult.Status.FAILED, proof.summary() + advice(trouble), "");
    }

    /** To be put behind what is missing. */
    static String advice(Optional<Trouble> trouble) {
        return trouble.map(known -> "; " + known.advice()).orElse("");
    }

    private static StepResult overdue(
            Optional<Proof> last, Optional<Trouble> trouble, String silence, Duration waited) {
        String after = " (looked for " + waited.toSeconds() + " s)";
        if (!silence.isEmpty()) {
            String remedy = last.isPresent() ? "; it answered before, so look at its console" : "";
            return new StepResult(StepResult.Status.UNREACHABLE, silence + after + remedy, "");
        }
        String summary = last.map(Proof::summary).orElse("no evidence was gathered");
        return new StepResult(StepResult.Status.FAILED, summary + after + advice(trouble), "");
    }
}

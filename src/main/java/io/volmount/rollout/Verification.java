package io.volmount.rollout;

import io.volmount.agent.Agent;
import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.ProbeRequest;
import io.volmount.agent.Sleeper;
import io.volmount.facts.Evidence;
import io.volmount.proof.Proof;
import io.volmount.proof.UnitHistory;
import io.volmount.step.StepResult;
import io.volmount.step.Verify;
import io.volmount.volume.DesiredVolume;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Probes an agent until its volumes are proven, cannot be proven any more, or the timeout expires. */
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
     * @param onProof receives the proof when the result of a check changes, a limited number of times, and the last one
     */
    public StepResult verify(Agent agent, Verify wanted, Consumer<Proof> onProof) {
        ProofChanges proof = new ProofChanges(onProof);
        StepResult result = verify(agent, wanted, proof);
        proof.end();
        return result;
    }

    private StepResult verify(Agent agent, Verify wanted, ProofChanges proof) {
        PollTimer poll = new PollTimer(time, sleeper, wanted.timeout());
        UnitHistory history = new UnitHistory();
        String silence = "";
        do {
            try {
                Evidence evidence = look(agent, wanted.volumes());
                history.add(evidence);
                Judgement judgement = Judgement.of(wanted, evidence, history);
                proof.is(judgement);
                if (judgement.decided()) {
                    return result(judgement);
                }
                silence = "";
            } catch (AgentUnreachable unreachable) {
                if (unreachable.lasting()) {
                    return new StepResult(StepResult.Status.UNREACHABLE, unreachable.getMessage(), "");
                }
                silence = unreachable.getMessage();
            }
        } while (poll.another());
        return overdue(proof.last(), silence, poll.waited());
    }

    /** The current evidence of these volumes. */
    public static Evidence look(Agent agent, List<DesiredVolume> volumes) throws AgentUnreachable {
        return agent.evidence(ProbeRequest.of(volumes));
    }

    private static StepResult result(Judgement judgement) {
        Proof proof = judgement.proof();
        return proof.verified()
                ? new StepResult(StepResult.Status.DONE, proof.summary(), "")
                : new StepResult(StepResult.Status.FAILED, proof.summary() + judgement.advice(), "");
    }

    private static StepResult overdue(Optional<Judgement> last, String silence, Duration waited) {
        String after = " (looked for " + waited.toSeconds() + " s)";
        if (!silence.isEmpty()) {
            String remedy = last.isPresent() ? "; it answered before, so look at its console" : "";
            return new StepResult(StepResult.Status.UNREACHABLE, silence + after + remedy, "");
        }
        String summary = last.map(judgement -> judgement.proof().summary()).orElse("no evidence was gathered");
        String advice = last.map(Judgement::advice).orElse("");
        return new StepResult(StepResult.Status.FAILED, summary + after + advice, "");
    }
}

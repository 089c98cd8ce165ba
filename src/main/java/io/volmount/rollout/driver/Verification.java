package io.volmount.rollout.driver;

import io.volmount.agent.Agent;
import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.PollTimer;
import io.volmount.agent.ProbeRequest;
import io.volmount.agent.Sleeper;
import io.volmount.facts.Evidence;
import io.volmount.proof.Proof;
import io.volmount.proof.UnitHistory;
import io.volmount.step.StepResult;
import io.volmount.step.Verify;
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
     * @param settlesIn how soon it can have settled at the earliest, so that the first probe waits; empty to begin at once
     * @param onProof receives the proof when the result of a check changes, a limited number of times, and the last one
     */
    public StepResult verify(Agent agent, Verify verify, Optional<Duration> settlesIn, Consumer<Proof> onProof) {
        ProofChanges proof = new ProofChanges(onProof);
        PollTimer poll = new PollTimer(time, sleeper, verify.timeout());
        if (settlesIn.isPresent()) {
            poll.awaitNext(settlesIn);
        }
        StepResult result = verify(agent, verify, poll, proof);
        proof.end();
        return result;
    }

    private StepResult verify(Agent agent, Verify verify, PollTimer poll, ProofChanges proof) {
        UnitHistory history = new UnitHistory();
        String unreachableReason = "";
        Optional<Duration> settlesIn;
        do {
            settlesIn = Optional.empty();
            try {
                Evidence evidence = agent.evidence(
                        ProbeRequest.of(verify.volumes(), !verify.attributes().isEmpty())
                                .without(verify.absent(), List.of()));
                history.add(evidence);
                Judgement judgement = Judgement.of(verify, evidence, history);
                proof.update(judgement);
                if (judgement.decided()) {
                    return result(judgement);
                }
                settlesIn = judgement.settlesIn();
                unreachableReason = "";
            } catch (AgentUnreachable unreachable) {
                if (unreachable.permanent()) {
                    return new StepResult(StepResult.Status.UNREACHABLE, unreachable.getMessage(), "");
                }
                unreachableReason = unreachable.getMessage();
            }
        } while (poll.awaitNext(settlesIn));
        return timedOut(proof.last(), unreachableReason, poll.waited());
    }

    private static StepResult result(Judgement judgement) {
        Proof proof = judgement.proof();
        return proof.verified()
                ? new StepResult(StepResult.Status.DONE, proof.summary(), "")
                : new StepResult(StepResult.Status.FAILED, proof.summary() + judgement.advice(), "");
    }

    private static StepResult timedOut(Optional<Judgement> last, String unreachableReason, Duration waited) {
        String after = " (waited " + waited.toSeconds() + " s)";
        if (!unreachableReason.isEmpty()) {
            String remedy = last.isPresent() ? "; it answered before, so check its console" : "";
            return new StepResult(StepResult.Status.UNREACHABLE, unreachableReason + after + remedy, "");
        }
        String summary = last.map(judgement -> judgement.proof().summary()).orElse("no evidence was gathered");
        String advice = last.map(Judgement::advice).orElse("");
        return new StepResult(StepResult.Status.FAILED, summary + after + advice, "");
    }
}

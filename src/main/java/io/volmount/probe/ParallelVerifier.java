package io.volmount.probe;

import io.volmount.agent.AgentUnreachable;
import io.volmount.facts.Evidence;
import io.volmount.plan.Planner;
import io.volmount.proof.Proof;
import io.volmount.proof.UnitHistory;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.driver.Judgement;
import io.volmount.rollout.driver.Verification;
import io.volmount.step.StepResult;
import io.volmount.step.Verify;
import io.volmount.volume.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/** Verifies agents that nothing was done to just now; changes nothing. */
public final class ParallelVerifier {
    private final FanOut fanOut;
    private final Verification verification;

    public ParallelVerifier(FanOut fanOut, Verification verification) {
        this.fanOut = fanOut;
        this.verification = verification;
    }

    /**
     * Verifies all targets.
     *
     * @param heard receives each agent when it is verified, on the thread that verified it
     * @return in the order of the targets
     */
    public Probed<VerifiedAgent> verify(List<Target> targets, BiConsumer<Target, VerifiedAgent> heard) {
        return fanOut.ask(targets, Target::name, this::verify, ParallelVerifier::agent, heard);
    }

    private VerifiedAgent verify(Target written) throws AgentUnreachable {
        ConcreteTarget concrete = ConcreteTarget.of(written);
        Target target = concrete.target();
        if (!concrete.refusals().isEmpty()) {
            Optional<Role> found =
                    concrete.probed().flatMap(facts -> facts.kind().role());
            return verified(target, found, Outcome.REFUSED, String.join("; ", concrete.refusals()), Optional.empty());
        }
        Evidence evidence = target.agent().evidence(target.request());
        Optional<Role> role = evidence.facts().kind().role();
        List<String> refusals = Planner.mistaken(evidence.facts(), target.expectedRole());
        if (!refusals.isEmpty()) {
            return verified(target, role, Outcome.REFUSED, String.join("; ", refusals), Optional.empty());
        }
        Verify verify = Planner.verification(target.playbook(), role);
        Judgement judgement = Judgement.of(verify, evidence, new UnitHistory());
        Proof proof = judgement.proof();
        if (proof.state() == Proof.State.NOT_YET) {
            return poll(target, role, verify, judgement.settlesIn());
        }
        if (proof.verified()) {
            return verified(target, role, Outcome.VERIFIED, proof.summary(), Optional.of(proof));
        }
        String reason = proof.summary() + judgement.advice();
        return verified(target, role, Outcome.ofUnverified(Optional.of(proof)), reason, Optional.of(proof));
    }

    private VerifiedAgent poll(Target target, Optional<Role> role, Verify verify, Optional<Duration> settlesIn) {
        AtomicReference<Optional<Proof>> last = new AtomicReference<>(Optional.empty());
        StepResult result =
                verification.verify(target.agent(), verify, settlesIn, proof -> last.set(Optional.of(proof)));
        Outcome outcome = result.status() == StepResult.Status.FAILED
                ? Outcome.ofUnverified(last.get())
                : Outcome.of(result.status());
        return verified(target, role, outcome, result.detail(), last.get());
    }

    private static VerifiedAgent agent(Target target, ProbeResult<VerifiedAgent> answer) {
        return answer.map(
                proven -> proven,
                silence -> verified(target, Optional.empty(), Outcome.UNREACHABLE, silence, Optional.empty()));
    }

    private static VerifiedAgent verified(
            Target target, Optional<Role> role, Outcome outcome, String reason, Optional<Proof> proof) {
        return new VerifiedAgent(target.name(), target.address(), role, outcome, reason, proof);
    }
}

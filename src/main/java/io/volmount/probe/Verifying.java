package io.volmount.probe;

import io.volmount.agent.AgentUnreachable;
import io.volmount.facts.Evidence;
import io.volmount.plan.Planner;
import io.volmount.proof.Proof;
import io.volmount.proof.UnitHistory;
import io.volmount.rollout.Judgement;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.Verification;
import io.volmount.step.StepResult;
import io.volmount.step.Verify;
import io.volmount.volume.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Verifies agents that nothing was done to just now; changes nothing. */
public final class Verifying {
    private final FanOut survey;
    private final Verification verification;

    public Verifying(FanOut survey, Verification verification) {
        this.survey = survey;
        this.verification = verification;
    }

    /**
     * Verifies all targets.
     *
     * @param heard told of each agent as it is done, from the thread that did it
     * @return in the order of the targets
     */
    public List<VerifiedAgent> prove(List<Target> targets, Consumer<VerifiedAgent> heard) {
        List<VerifiedAgent> agents = new ArrayList<>();
        survey.ask(targets, this::look, (target, answer) -> heard.accept(agent(target, answer)))
                .forEach((target, answer) -> agents.add(agent(target, answer)));
        return agents;
    }

    private VerifiedAgent look(Target target) throws AgentUnreachable {
        Evidence evidence = Verification.look(target.agent(), target.playbook().wanted());
        Optional<Role> role = evidence.facts().kind().role();
        List<String> refusals = Planner.mistaken(evidence.facts(), target.expectedRole());
        if (!refusals.isEmpty()) {
            return proven(target, role, Outcome.REFUSED, String.join("; ", refusals), Optional.empty());
        }
        Verify wanted = Planner.verification(target.playbook(), role);
        Judgement judgement = Judgement.of(wanted, evidence, new UnitHistory());
        Proof proof = judgement.proof();
        if (proof.state() == Proof.State.NOT_YET) {
            return patiently(target, role, wanted);
        }
        if (proof.verified()) {
            return proven(target, role, Outcome.VERIFIED, proof.summary(), Optional.of(proof));
        }
        String reason = proof.summary() + judgement.advice();
        return proven(target, role, Outcome.ofUnverified(Optional.of(proof)), reason, Optional.of(proof));
    }

    private VerifiedAgent patiently(Target target, Optional<Role> role, Verify wanted) {
        AtomicReference<Optional<Proof>> last = new AtomicReference<>(Optional.empty());
        StepResult result = verification.verify(target.agent(), wanted, proof -> last.set(Optional.of(proof)));
        Outcome outcome = result.status() == StepResult.Status.FAILED
                ? Outcome.ofUnverified(last.get())
                : Outcome.of(result.status());
        return proven(target, role, outcome, result.detail(), last.get());
    }

    private static VerifiedAgent agent(Target target, ProbeResult<VerifiedAgent> answer) {
        return answer.map(
                proven -> proven,
                silence -> proven(target, Optional.empty(), Outcome.UNREACHABLE, silence, Optional.empty()));
    }

    private static VerifiedAgent proven(
            Target target, Optional<Role> role, Outcome outcome, String reason, Optional<Proof> proof) {
        return new VerifiedAgent(target.name(), target.address(), role, outcome, reason, proof);
    }
}

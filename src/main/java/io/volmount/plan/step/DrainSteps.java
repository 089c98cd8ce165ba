package io.volmount.plan.step;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.UnitState;
import io.volmount.playbook.policy.DrainPolicy;
import io.volmount.playbook.policy.DrainPolicy.OnTimeout;
import io.volmount.step.DrainAgent;
import io.volmount.step.ReactivateAgent;
import java.util.List;
import java.util.Optional;

/**
 * The steps that drain an agent before it is stopped and reactivate it once it is verified.
 *
 * @param policy of the playbook; empty if it drains no agent
 * @param stopped whether the plan stops the agent
 * @param earlier the IDs under which the run may have drained the agent so far
 */
public record DrainSteps(AgentFacts facts, Optional<DrainPolicy> policy, boolean stopped, List<String> earlier) {

    /** Why the agent cannot be drained although it is to be stopped, with the remedy. */
    public Optional<String> refusal() {
        return policy.isPresent() && stopped && isRunning() && facts.agentId().isEmpty()
                ? Optional.of("it is to be drained, but its service runs without an ID in Mesos, under which the master"
                        + " would know it: wait until it has registered, or leave drain out of the playbook")
                : Optional.empty();
    }

    /** That an agent is stopped without being drained. */
    public Optional<String> warning() {
        return policy.isPresent() && stopped && !isRunning()
                ? facts.unit().map(unit -> "it is not drained before it is stopped, because " + unit)
                : Optional.empty();
    }

    public Optional<PlannedStep> draining() {
        return drain().map(step -> new PlannedStep(
                step,
                "the playbook says drain; an agent that is not drained in time is "
                        + (step.goesOn() ? "stopped nevertheless" : "left alone")));
    }

    public Optional<PlannedStep> reactivating() {
        return drained().isEmpty()
                ? Optional.empty()
                : Optional.of(new PlannedStep(
                        new ReactivateAgent(drained()), "a drained agent gets no tasks until it is reactivated"));
    }

    /** The IDs under which the agent is drained when it is verified. */
    public List<String> drained() {
        return drain().map(DrainAgent::drained).orElse(earlier);
    }

    private Optional<DrainAgent> drain() {
        return policy.filter(known -> stopped && isRunning())
                .flatMap(known -> facts.agentId()
                        .map(id ->
                                new DrainAgent(id, known.grace(), known.onTimeout() == OnTimeout.CONTINUE, earlier)));
    }

    /** An agent that does not run has no tasks that could end, and the master would wait for it in vain. */
    private boolean isRunning() {
        return facts.unit().filter(UnitState::isActive).isPresent();
    }
}

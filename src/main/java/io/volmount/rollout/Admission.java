package io.volmount.rollout;

import io.volmount.playbook.policy.RolloutPolicy;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides which agent may begin next, or why none can. Counts the unavailable agents, in total and per zone: an agent is
 * unavailable from its admission until it has soaked, and for the rest of the run if it was lost.
 */
final class Admission {
    private final RolloutPolicy policy;
    private final Limits inAll;
    private final AdmissionQueue queue;
    private final Set<AgentProgress> canaries;
    private int unavailable;
    private int lost;
    private int verifiedCanaries;
    private int provenCanaries;
    private boolean stopRequested;

    /** @param agents of the run, including those that have ended */
    Admission(RolloutPolicy policy, Collection<AgentProgress> agents) {
        this(
                policy,
                agents,
                new AdmissionQueue(policy, agents).first(policy.canary().of(agents.size())),
                agent -> false);
    }

    private Admission(
            RolloutPolicy policy,
            Collection<AgentProgress> agents,
            Set<AgentProgress> canaries,
            Predicate<AgentProgress> keepsPlace) {
        this.policy = policy;
        this.inAll = Limits.inAll(policy, agents.size());
        this.queue = new AdmissionQueue(policy, agents);
        this.canaries = canaries;
        this.lost = (int) agents.stream().filter(AgentProgress::lost).count();
        this.unavailable = lost;
        this.verifiedCanaries =
                (int) canaries.stream().filter(AgentProgress::endedWell).count();
        this.provenCanaries = verifiedCanaries;
        agents.stream()
                .filter(agent -> agent.inFlight() || keepsPlace.test(agent))
                .forEach(this::keepPlace);
    }

    /** The admission of the resumed run, in which agents may have new plans; the canaries stay the same. */
    Admission again(Collection<AgentProgress> agents, Predicate<AgentProgress> keepsPlace) {
        return new Admission(policy, agents, canaries, keepsPlace);
    }

    private void keepPlace(AgentProgress agent) {
        unavailable++;
        queue.zone(agent).occupy();
        if (agent.endedWell() && canaries.contains(agent)) {
            provenCanaries--;
        }
    }

    /** The agent that may begin now. */
    Optional<AgentProgress> next() {
        boolean room = !stopRequested && inAll.admit(unavailable, lost);
        boolean proven = provenCanaries == canaries.size();
        return room ? queue.next(agent -> proven || canaries.contains(agent)) : Optional.empty();
    }

    /** Whether another agent can begin once every agent that is not lost is available again. */
    boolean canContinue() {
        boolean verified = verifiedCanaries == canaries.size();
        return !stopRequested
                && inAll.leaveRoom(lost)
                && queue.canContinue(agent -> verified || canaries.contains(agent));
    }

    /** Why the waiting agents can never begin; empty if none waits. */
    String blockedBy() {
        if (queue.isEmpty()) {
            return "";
        }
        if (stopRequested) {
            return "the operator asked to stop";
        }
        if (!inAll.leaveRoom(lost)) {
            return inAll.spentBy(lost);
        }
        return verifiedCanaries < canaries.size()
                ? "a canary was not verified"
                : new ClosedZones(queue.closed(), policy.perZone()).sentence();
    }

    Budget budget() {
        return new Budget(
                Budget.Use.of(inAll, unavailable, lost),
                new Budget.Canaries(canaries.size(), verifiedCanaries, provenCanaries),
                queue.uses(),
                stopRequested);
    }

    void begin(AgentProgress agent) {
        unavailable++;
        queue.zone(agent).begin(agent);
    }

    /** The agent has its outcome. Unless it was lost, it counts as unavailable until {@link #free}. */
    void end(AgentProgress agent) {
        if (agent.lost()) {
            lost++;
            queue.zone(agent).lose();
        } else if (isGoodCanary(agent)) {
            verifiedCanaries++;
        }
    }

    /** The agent is available again. */
    void free(AgentProgress agent) {
        unavailable--;
        queue.zone(agent).free();
        if (isGoodCanary(agent)) {
            provenCanaries++;
        }
    }

    private boolean isGoodCanary(AgentProgress agent) {
        return canaries.contains(agent) && agent.outcome().filter(Outcome::good).isPresent();
    }

    void stop() {
        stopRequested = true;
    }

    /** Whether an agent is waiting for another one to become available. */
    boolean hasWaiting() {
        return !stopRequested && !queue.isEmpty();
    }
}

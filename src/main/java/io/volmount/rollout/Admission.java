package io.volmount.rollout;

import io.volmount.playbook.RolloutPolicy;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who may be begun next, and why nobody can. Counts who is away, in all and in each zone; an agent is away from its
 * beginning until it gave up its place, and for good when it was lost.
 */
final class Admission {
    private final RolloutPolicy policy;
    private final Limits inAll;
    private final AdmissionQueue turns;
    private final Set<AgentProgress> canaries;
    private int away;
    private int lost;
    private int verifiedCanaries;
    private int provenCanaries;
    private boolean stopRequested;

    /** @param agents of the run, those that ended already among them */
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
        this.turns = new AdmissionQueue(policy, agents);
        this.canaries = canaries;
        this.lost = (int) agents.stream().filter(AgentProgress::lost).count();
        this.away = lost;
        this.verifiedCanaries =
                (int) canaries.stream().filter(AgentProgress::endedWell).count();
        this.provenCanaries = verifiedCanaries;
        agents.stream()
                .filter(agent -> agent.inFlight() || keepsPlace.test(agent))
                .forEach(this::keepPlace);
    }

    /** The same for a run that is taken up again, whose agents may have other plans; canaries stay what they are. */
    Admission again(Collection<AgentProgress> agents, Predicate<AgentProgress> keepsPlace) {
        return new Admission(policy, agents, canaries, keepsPlace);
    }

    private void keepPlace(AgentProgress agent) {
        away++;
        turns.zone(agent).occupy();
        if (agent.endedWell() && canaries.contains(agent)) {
            provenCanaries--;
        }
    }

    /** Who may be begun now. */
    Optional<AgentProgress> next() {
        boolean room = !stopRequested && inAll.admit(away, lost);
        boolean proven = provenCanaries == canaries.size();
        return room ? turns.next(agent -> proven || canaries.contains(agent)) : Optional.empty();
    }

    /** Whether anybody will be begun once all that are not lost are back. */
    boolean willGoOn() {
        boolean verified = verifiedCanaries == canaries.size();
        return !stopRequested && inAll.leaveRoom(lost) && turns.willGoOn(agent -> verified || canaries.contains(agent));
    }

    /** Why agents wait in vain, when it will not go on; empty when none wait. */
    String hindrance() {
        if (turns.over()) {
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
                : new ClosedZones(turns.closed(), policy.perZone()).sentence();
    }

    void begin(AgentProgress agent) {
        away++;
        turns.zone(agent).begin(agent);
    }

    /** It has its outcome; unless it was lost, it keeps its place until it is freed. */
    void end(AgentProgress agent) {
        if (agent.lost()) {
            lost++;
            turns.zone(agent).lose();
        } else if (isGoodCanary(agent)) {
            verifiedCanaries++;
        }
    }

    /** It gives up its place. */
    void free(AgentProgress agent) {
        away--;
        turns.zone(agent).free();
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

    /** Whether a place that is given up will be of use to somebody. */
    boolean wantsPlaces() {
        return !stopRequested && !turns.over();
    }
}

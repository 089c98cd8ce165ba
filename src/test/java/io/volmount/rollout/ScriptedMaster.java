package io.volmount.rollout;

import io.volmount.mesos.maintenance.AgentDrains;
import io.volmount.mesos.maintenance.Drain;
import io.volmount.mesos.maintenance.DrainMethod;
import io.volmount.mesos.maintenance.DrainState;
import io.volmount.mesos.maintenance.DrainState.Drained;
import io.volmount.mesos.maintenance.DrainState.Draining;
import io.volmount.mesos.maintenance.DrainState.Gone;
import io.volmount.mesos.maintenance.DrainState.NotDraining;
import io.volmount.mesos.maintenance.DrainState.Untold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/** A master in memory: it drains at once and does what it is asked, unless it is told otherwise. */
public final class ScriptedMaster implements AgentDrains {
    public static final DrainState ACTIVE = new NotDraining(DrainMethod.DRAIN, true);
    public static final DrainState DRAINED = new Drained(DrainMethod.DRAIN, true);
    public static final DrainState DRAINING = new Draining(DrainMethod.DRAIN, true, OptionalInt.of(2));

    private final Map<String, DrainState> agents = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final Set<String> unreachable = new HashSet<>();
    private DrainState reached = DRAINED;
    private Predicate<String> silent = question -> false;
    private Predicate<String> ignored = question -> false;

    /** Has this agent. */
    public ScriptedMaster with(String agent, DrainState state) {
        agents.put(agent, state);
        return this;
    }

    /** Holds this agent unreachable: does not name it, and keeps it drained for its return. */
    public ScriptedMaster holding(String agent) {
        unreachable.add(agent);
        return with(agent, new Gone());
    }

    /** The agents that are drained when they return. */
    public Set<String> held() {
        return unreachable;
    }

    /** How far a drain comes. */
    public ScriptedMaster reaching(DrainState state) {
        reached = state;
        return this;
    }

    /** Does not answer these of {@code state}, {@code begin} and {@code end}; does what it was asked all the same. */
    public ScriptedMaster silentOn(Predicate<String> question) {
        silent = question;
        return this;
    }

    /** Listens to these of {@code begin} and {@code end}, and does nothing. */
    public ScriptedMaster ignoring(String question) {
        ignored = question::equals;
        return this;
    }

    /** What it has done, in order. */
    public List<String> asked() {
        return asked;
    }

    public DrainState of(String agent) {
        return agents.getOrDefault(agent, new Gone());
    }

    private DrainState answer(String question, Drain drain) {
        return silent.test(question) ? new Untold("no answer") : of(drain.agentId());
    }

    private DrainState change(String question, Drain drain, DrainState next) {
        if (!ignored.test(question)) {
            asked.add(question + " " + drain.agentId());
            agents.put(drain.agentId(), next);
        }
        return answer(question, drain);
    }

    @Override
    public DrainState state(Drain drain) {
        return answer("state", drain);
    }

    @Override
    public DrainState begin(Drain drain, Duration grace) {
        return of(drain.agentId()) instanceof NotDraining ? change("begin", drain, reached) : answer("begin", drain);
    }

    /** As Mesos does, it keeps an agent until its last task has ended. */
    @Override
    public DrainState end(Drain drain, boolean confirmed) {
        if (confirmed && unreachable.remove(drain.agentId())) {
            asked.add("end " + drain.agentId());
        }
        return of(drain.agentId()).equals(DRAINED) ? change("end", drain, ACTIVE) : answer("end", drain);
    }
}

package io.volmount.mesos.maintenance;

import io.volmount.mesos.MasterUnavailable;
import io.volmount.mesos.MesosMaster;
import io.volmount.mesos.maintenance.DrainState.Begun;
import io.volmount.mesos.maintenance.DrainState.Deactivated;
import io.volmount.mesos.maintenance.DrainState.Drained;
import io.volmount.mesos.maintenance.DrainState.Draining;
import io.volmount.mesos.maintenance.DrainState.Gone;
import io.volmount.mesos.maintenance.DrainState.NotDraining;
import io.volmount.mesos.maintenance.DrainState.Refused;
import io.volmount.mesos.maintenance.DrainState.Untold;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/** Drains agents through their master. */
public final class MasterDrains implements AgentDrains {
    private static final String CALLS = "/api/v1";

    /** In what Mesos says of an agent that cannot be reactivated yet; otherwise one that is gone is not drained any more. */
    private static final String STILL_DRAINING = "DRAINING";

    private final MesosMaster master;
    private final MaintenanceWindows windows;
    private final TaskCounts tasks;

    /** Those by {@link DrainMethod#DRAIN} that were seen to have begun, and not to have ended. */
    private final Set<Drain> seen = ConcurrentHashMap.newKeySet();

    /** Asks nothing yet. */
    public MasterDrains(MesosMaster master) {
        this.master = master;
        windows = new MaintenanceWindows(master);
        tasks = new TaskCounts(master);
    }

    @Override
    public DrainState state(Drain drain) {
        try {
            return noticed(drain, state(drain, agent(drain)));
        } catch (MasterUnavailable failure) {
            return new Untold(failure.getMessage());
        }
    }

    private DrainState noticed(Drain drain, DrainState state) {
        if (state instanceof Begun begun && begun.own() && begun.method() == DrainMethod.DRAIN) {
            seen.add(drain);
        }
        return state;
    }

    @Override
    public DrainState begin(Drain drain, Duration grace) {
        try {
            Optional<DrainedAgent> agent = agent(drain);
            DrainState before = noticed(drain, state(drain, agent));
            if (!(before instanceof NotDraining free)) {
                return before;
            }
            Optional<String> refusal = free.method() == DrainMethod.DRAIN
                    ? master.change(CALLS, drainAgent(drain, grace))
                    : window(drain, agent.flatMap(DrainedAgent::machine), grace);
            return refusal.<DrainState>map(words -> refused("drain agent " + drain.agentId(), words))
                    .orElseGet(() -> state(drain));
        } catch (MasterUnavailable failure) {
            return new Untold(failure.getMessage());
        }
    }

    @Override
    public DrainState end(Drain drain, boolean confirmed) {
        if (confirmed) {
            seen.add(drain);
        }
        DrainState before = state(drain);
        try {
            if (isOwnWindow(before)) {
                return windows.end(drain)
                        .<DrainState>map(words -> refused("end the maintenance of " + drain.agentId(), words))
                        .orElseGet(() -> state(drain));
            }
            boolean drained = before instanceof Drained own && own.own();
            return drained || before instanceof Gone && seen.contains(drain) ? reactivated(drain, before) : before;
        } catch (MasterUnavailable failure) {
            return new Untold(failure.getMessage());
        }
    }

    private DrainState reactivated(Drain drain, DrainState before) throws MasterUnavailable {
        Optional<String> refusal = master.change(CALLS, call("reactivate_agent", agentId(drain)));
        DrainState after = state(drain);
        boolean still = after instanceof Gone
                ? refusal.filter(words -> words.contains(STILL_DRAINING)).isPresent()
                : after.equals(before) && refusal.isPresent();
        if (still) {
            return refused("reactivate agent " + drain.agentId(), refusal.orElseThrow());
        }
        if (!(after instanceof Untold)) {
            seen.remove(drain);
        }
        return after;
    }

    private static boolean isOwnWindow(DrainState state) {
        return state instanceof Begun begun && begun.own() && begun.method() == DrainMethod.WINDOW;
    }

    private Optional<DrainedAgent> agent(Drain drain) throws MasterUnavailable {
        String id = drain.agentId();
        return master.ask("/slaves?slave_id=" + id, answer -> DrainedAgent.read(answer, id));
    }

    private DrainState state(Drain drain, Optional<DrainedAgent> agent) throws MasterUnavailable {
        return agent.isPresent() ? ofAgent(drain, agent.get()) : withoutAgent(drain);
    }

    /** The machine stays in its window, whatever agent it has. */
    private DrainState withoutAgent(Drain drain) throws MasterUnavailable {
        return windows.schedule()
                .of(drain)
                .<DrainState>map(window -> new Draining(DrainMethod.WINDOW, true, OptionalInt.empty()))
                .orElseGet(Gone::new);
    }

    private DrainState ofAgent(Drain drain, DrainedAgent agent) throws MasterUnavailable {
        if (!agent.registered()) {
            return new Untold(master.url() + " has not heard of agent " + drain.agentId()
                    + " since it leads; wait until the agent registers again");
        }
        if (agent.drain().isPresent()) {
            boolean own = drain.isMarked(agent.drain().get().grace());
            return agent.drain().get().drained()
                    ? new Drained(DrainMethod.DRAIN, own)
                    : new Draining(DrainMethod.DRAIN, own, tasks.of(drain.agentId()));
        }
        if (agent.deactivated()) {
            return new Deactivated();
        }
        MaintenanceSchedule schedule = windows.schedule();
        boolean own = schedule.of(drain).isPresent();
        if (own || agent.machine().filter(schedule::has).isPresent()) {
            OptionalInt left = tasks.of(drain.agentId());
            return left.equals(OptionalInt.of(0))
                    ? new Drained(DrainMethod.WINDOW, own)
                    : new Draining(DrainMethod.WINDOW, own, left);
        }
        return new NotDraining(agent.canDrain() ? DrainMethod.DRAIN : DrainMethod.WINDOW, agent.active());
    }

    private Optional<String> window(Drain drain, Optional<MachineId> machine, Duration grace) throws MasterUnavailable {
        return machine.isPresent()
                ? windows.begin(drain, machine.get(), grace)
                : Optional.of("it does not say the address of the agent's machine");
    }

    private Refused refused(String what, String words) {
        return new Refused(master.url() + " does not " + what + ": " + words);
    }

    private static String drainAgent(Drain drain, Duration grace) {
        Duration marked = drain.marked(grace);
        return call(
                "drain_agent",
                Map.of(
                        "agent_id",
                        Map.of("value", drain.agentId()),
                        "max_grace_period",
                        Map.of("seconds", marked.toSeconds(), "nanos", marked.getNano())));
    }

    private static Map<String, Object> agentId(Drain drain) {
        return Map.of("agent_id", Map.of("value", drain.agentId()));
    }

    /** A call of the operator API v1. */
    private static String call(String name, Map<String, Object> parameters) {
        return JsonMapper.shared().writeValueAsString(Map.of("type", name.toUpperCase(Locale.ROOT), name, parameters));
    }
}

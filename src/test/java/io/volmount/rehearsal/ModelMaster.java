package io.volmount.rehearsal;

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
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** The master of the nodes of a {@link ModelCluster}: it may be lost before or after it does something, and tasks may not end. */
final class ModelMaster implements AgentDrains {
    private final Predicate<String> registered;
    private final Set<Drain> drained = new HashSet<>();
    private final Set<Drain> busy = new HashSet<>();
    private RandomGenerator random;
    private int trouble;

    /** @param registered whether an agent of this ID is registered */
    ModelMaster(Predicate<String> registered, RandomGenerator random) {
        this.registered = registered;
        this.random = random;
    }

    /** @param percent of what it is asked that goes wrong; without trouble, tasks that did not end before end now */
    void under(int percent, RandomGenerator chance) {
        trouble = percent;
        if (percent == 0) {
            busy.clear();
        }
        random = chance;
    }

    /** The IDs of the agents that get no tasks. */
    Set<String> drained() {
        return drained.stream().map(Drain::agentId).filter(registered).collect(Collectors.toSet());
    }

    /** Reactivates all of them, as an operator does by hand. */
    void reactivateAll() {
        drained.clear();
        busy.clear();
    }

    private boolean goesWrong() {
        return random.nextInt(100) < trouble;
    }

    private DrainState told(Drain drain) {
        if (goesWrong()) {
            return new Untold("it does not answer");
        }
        if (!registered.test(drain.agentId())) {
            return new Gone();
        }
        if (!drained.contains(drain)) {
            return new NotDraining(DrainMethod.DRAIN, true);
        }
        return busy.contains(drain)
                ? new Draining(DrainMethod.DRAIN, true, OptionalInt.of(1))
                : new Drained(DrainMethod.DRAIN, true);
    }

    @Override
    public DrainState state(Drain drain) {
        return told(drain);
    }

    @Override
    public DrainState begin(Drain drain, Duration grace) {
        if (!goesWrong() && registered.test(drain.agentId()) && drained.add(drain) && goesWrong()) {
            busy.add(drain);
        }
        return told(drain);
    }

    @Override
    public DrainState end(Drain drain, boolean confirmed) {
        if (!goesWrong() && !busy.contains(drain)) {
            drained.remove(drain);
        }
        return told(drain);
    }

    /** The last task of this agent has ended. */
    void ended(String agent) {
        busy.removeIf(drain -> drain.agentId().equals(agent));
    }
}

package io.volmount.mesos.maintenance;

import io.volmount.mesos.JsonAnswer;
import io.volmount.mesos.MasterLimits;
import io.volmount.mesos.MasterUnavailable;
import io.volmount.mesos.MesosMaster;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * Windows in the cluster's maintenance schedule, of Mesos 0.25 and later. A schedule is read and written as a whole: changes
 * of this process wait for each other, but one that somebody else makes in the moment between is lost. Machines are never
 * taken down ({@code /machine/down}): that shuts their agents down at once, whether tasks have ended or not.
 */
final class MaintenanceWindows {
    private static final String SCHEDULE = "/maintenance/schedule";

    /** Which a window is longer than its grace: for formatting and a reboot. Nothing happens when it is over. */
    private static final Duration WORK = Duration.ofHours(1);

    private final MesosMaster master;
    private final ReentrantLock changing = new ReentrantLock();

    MaintenanceWindows(MesosMaster master) {
        this.master = master;
    }

    MaintenanceSchedule schedule() throws MasterUnavailable {
        return master.ask(SCHEDULE, MaintenanceSchedule::read);
    }

    /**
     * Begins a window now, so that frameworks which heed windows launch nothing more there.
     *
     * @return why not; empty if it has begun
     */
    Optional<String> begin(Drain drain, MachineId machine, Duration grace) throws MasterUnavailable {
        Duration length = drain.marked(grace.plus(WORK));
        Instant now = Instant.now();
        long start = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        return change(schedule -> schedule.has(machine)
                ? schedule
                : schedule.with(
                        new MaintenanceSchedule.Window(List.of(machine), start, OptionalLong.of(length.toNanos()))));
    }

    /** @return why not; empty if there is no such window */
    Optional<String> end(Drain drain) throws MasterUnavailable {
        return change(schedule -> schedule.without(drain));
    }

    private Optional<String> change(UnaryOperator<MaintenanceSchedule> change) throws MasterUnavailable {
        awaitOthers();
        try {
            MaintenanceSchedule before = schedule();
            MaintenanceSchedule after = change.apply(before);
            if (after.equals(before)) {
                return Optional.empty();
            }
            Optional<MachineId> hidden = master.ask("/maintenance/status", MaintenanceWindows::scheduled).stream()
                    .filter(machine -> !before.has(machine))
                    .findFirst();
            return hidden.isPresent()
                    ? hidden.map(machine -> "its maintenance schedule does not name machine " + machine
                            + ", which is in maintenance: the user who asks may not see all of it, and would delete"
                            + " what is not seen; use one who may")
                    : master.change(SCHEDULE, after.json());
        } finally {
            changing.unlock();
        }
    }

    private void awaitOthers() throws MasterUnavailable {
        try {
            if (changing.tryLock(MasterLimits.QUESTION.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new MasterUnavailable(
                master.url().base(), "has not answered other changes of its maintenance schedule yet; try again");
    }

    /** All machines that are draining or down. */
    static Set<MachineId> scheduled(JsonAnswer status) throws IOException {
        Set<MachineId> machines = new HashSet<>();
        status.lists(Map.of(
                "draining_machines", machine -> machines.add(MaintenanceSchedule.machine(machine.path("id"))),
                "down_machines", machine -> machines.add(MaintenanceSchedule.machine(machine))));
        return machines;
    }
}

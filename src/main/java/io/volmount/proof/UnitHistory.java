package io.volmount.proof;

import io.volmount.facts.Evidence;
import io.volmount.facts.UnitState;
import java.util.HashSet;
import java.util.LongSummaryStatistics;
import java.util.Set;

/**
 * The states of an agent unit in several probes. A unit that keeps restarting may be active at each of them. Not
 * thread-safe.
 */
public final class UnitHistory {
    /** A single restart can be part of a boot; two are a loop. */
    private static final int LOOP = 2;

    private final Set<Long> processes = new HashSet<>();
    private final LongSummaryStatistics restarts = new LongSummaryStatistics();
    private int waiting;

    public void add(Evidence evidence) {
        evidence.facts().unit().ifPresent(this::add);
    }

    private void add(UnitState unit) {
        if (unit.mainPid() > 0) {
            processes.add(unit.mainPid());
        }
        if (unit.sub().equals("auto-restart")) {
            waiting++;
        }
        unit.restarts().ifPresent(restarts);
    }

    boolean isRestartLoop() {
        return processes.size() > LOOP || restarted() >= LOOP || waiting >= LOOP;
    }

    private long restarted() {
        return restarts.getCount() == 0 ? 0 : restarts.getMax() - restarts.getMin();
    }

    /** The sign of the restart loop, as a phrase. */
    String phrase() {
        return restarted() >= LOOP
                ? restarted() + " times during the verification"
                : processes.size() > LOOP
                        ? processes.size() + " main processes were seen"
                        : "seen waiting for a restart " + waiting + " times";
    }
}

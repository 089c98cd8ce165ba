package io.volmount.proof;

import io.volmount.facts.Evidence;
import io.volmount.facts.UnitState;
import java.util.HashSet;
import java.util.LongSummaryStatistics;
import java.util.Set;

/**
 * What several looks showed of one agent unit. A unit that restarts for ever may be active at every one of them. Not safe
 * for use by several threads.
 */
public final class UnitHistory {
    /** One restart may be chance, or a part of a boot; a second one is a habit. */
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

    /** What was seen, as a phrase. */
    String phrase() {
        return restarted() >= LOOP
                ? restarted() + " times while it was looked at"
                : processes.size() > LOOP
                        ? processes.size() + " main processes were seen"
                        : "found waiting for a restart " + waiting + " times";
    }
}

package io.volmount.report.event;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The events of probing agents. For one thread at a time. */
public final class ProbeEvents {
    private final Clock clock;
    private String activity = "";
    private int agents;
    private int probed;
    private int ok;

    public ProbeEvents(Clock clock) {
        this.clock = clock;
    }

    /**
     * Probing begins.
     *
     * @param doing as in {@code probing}
     */
    public List<Event> begin(String doing, int count) {
        activity = doing;
        agents = count;
        probed = 0;
        ok = 0;
        return List.of(
                event(EventKind.PROBING_STARTED).with("activity", activity).with("agents", agents));
    }

    public List<Event> probed(String agent, boolean good, String what) {
        probed++;
        ok += good ? 1 : 0;
        List<Event> events = new ArrayList<>();
        events.add(event(EventKind.AGENT_PROBED)
                .with("agent", agent)
                .with("ok", good)
                .with("detail", what));
        if (probed == agents) {
            events.add(event(EventKind.PROBING_FINISHED)
                    .with("activity", activity)
                    .with("agents", agents)
                    .with("okAgents", ok));
        }
        return events;
    }

    private Event event(EventKind kind) {
        return new Event(clock.instant(), kind);
    }
}

package io.volmount.console;

import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.rollout.AgentProgress;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutEvent;
import io.volmount.rollout.RolloutEvent.AgentFinished;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines that scroll by while a run is shown live, with the time of day: what went wrong at once, agents that were
 * verified within half a minute in one line. Not safe for threads.
 */
final class News {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Style style;
    private final ZoneId zone;
    private final boolean verbose;
    private final VerifiedAgents verified;

    /** @param verbose whether to tell of every event, unfolded */
    News(Style style, ZoneId zone, boolean verbose) {
        this.style = style;
        this.zone = zone;
        this.verbose = verbose;
        this.verified = new VerifiedAgents(style);
    }

    /** The lines of an event that has been applied to the run. */
    List<String> of(RolloutEvent event, Rollout run) {
        Instant at = event.at();
        if (verbose) {
            return timed(at, EventText.of(event, style).stream().toList());
        }
        if (event instanceof AgentFinished finished) {
            return ended(finished, run.agent(finished.agent()));
        }
        boolean news = event instanceof RolloutEvent.RunOpened
                || event instanceof RolloutEvent.RunResumed
                || event instanceof RolloutEvent.StopRequested
                || event instanceof RolloutEvent.LockReleased
                || event instanceof RolloutEvent.RunClosed;
        List<String> lines = new ArrayList<>(event instanceof RolloutEvent.RunClosed ? rest(at) : List.of());
        lines.addAll(timed(at, news ? EventText.of(event, style).stream().toList() : List.of()));
        return lines;
    }

    private List<String> ended(AgentFinished finished, AgentProgress agent) {
        if (finished.outcome() == Outcome.VERIFIED) {
            verified.add(agent, finished.at());
            return List.of();
        }
        String why = finished.reason().isEmpty() ? "" : ": " + Printable.inPassing(finished.reason());
        String outcome = finished.outcome().good()
                ? style.good(finished.outcome().word())
                : style.bad(finished.outcome().word() + why);
        return timed(finished.at(), List.of(style.strong(Printable.of(finished.agent())) + ": " + outcome));
    }

    /** The verified agents, once the first of those not shown yet has waited long enough for others. */
    List<String> due(Instant now) {
        return verified.due(now) ? rest(now) : List.of();
    }

    /** The verified agents that are not shown yet. */
    List<String> rest(Instant now) {
        return timed(now, verified.take().stream().toList());
    }

    /** A line of its own. */
    String line(Instant at, String text) {
        return style.faint(TIME.withZone(zone).format(at)) + " " + text;
    }

    private List<String> timed(Instant at, List<String> lines) {
        return lines.stream().map(text -> line(at, text)).toList();
    }
}

package io.volmount.console;

import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.rollout.RolloutEvent;
import java.io.PrintStream;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** A line for everything that happens, for logs and pipes. */
public final class PlainProgress implements Progress {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final PrintStream out;
    private final boolean verbose;
    private final Clock clock;

    /**
     * Progress on this stream.
     *
     * @param verbose whether to tell of beginnings too, not of results alone
     * @param clock for the times of day, in its zone
     */
    public PlainProgress(PrintStream out, boolean verbose, Clock clock) {
        this.out = out;
        this.verbose = verbose;
        this.clock = clock;
    }

    @Override
    public void looking(String doing, int agents) {
        line(doing + " " + agents + (agents == 1 ? " agent" : " agents"));
    }

    @Override
    public void begun(String agent) {}

    @Override
    public void looked(String agent, boolean good, String what) {
        line(Printable.of(agent) + ": " + Printable.inPassing(what));
    }

    @Override
    public void recall(List<RolloutEvent> past) {}

    @Override
    public void record(RolloutEvent event) {
        boolean detail = event instanceof RolloutEvent.StepIntended
                || event instanceof RolloutEvent.EvidenceGathered
                || event instanceof RolloutEvent.AgentSoaking;
        if (verbose || !detail) {
            EventText.of(event, Style.PLAIN).ifPresent(this::line);
        }
    }

    @Override
    public synchronized <T, E extends Exception> T quietly(Question<T, E> question) throws E {
        return question.ask();
    }

    @Override
    public void close() {}

    private synchronized void line(String text) {
        out.println(TIME.withZone(clock.getZone()).format(clock.instant()) + " " + text);
    }
}

package io.volmount.console;

import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.rollout.AgentProgress;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutEvent;
import io.volmount.step.Step;
import io.volmount.terminal.ScreenSize;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The state of things in a few lines that are painted over, at the bottom of a terminal; what has ended scrolls away
 * above them.
 */
public final class LiveProgress implements Progress {
    private static final int TICK_MILLIS = 200;
    private static final int MOST_AGENTS = 12;

    private final PrintStream out;
    private final Supplier<ScreenSize> size;
    private final PaintedLines lines;
    private final Style style;
    private final Clock clock;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "live-progress");
        thread.setDaemon(true);
        return thread;
    });
    private Optional<Rollout> rollout = Optional.empty();
    private String looking = "";
    private int agents;
    private int done;
    private volatile boolean asking;
    private volatile boolean closed;
    private boolean stopRequested;

    /**
     * Begins to paint.
     *
     * @param size of the terminal now; asked before every painting, as it may change
     */
    public LiveProgress(PrintStream out, Supplier<ScreenSize> size, Style style, Clock clock) {
        this.size = size;
        this.lines = new PaintedLines(out, size.get());
        this.out = out;
        this.style = style;
        this.clock = clock;
        ticker.scheduleAtFixedRate(this::paint, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void looking(String doing, int count) {
        looking = doing;
        agents = count;
        done = 0;
        paint();
    }

    @Override
    public synchronized void looked(String agent, boolean good, String what) {
        done++;
        if (!good) {
            scroll(style.strong(Printable.of(agent)) + ": " + style.bad(Printable.inPassing(what)));
        }
        looking = done == agents ? "" : looking;
        paint();
    }

    @Override
    public synchronized void recall(List<RolloutEvent> past) {
        rollout = Rollout.of(past);
    }

    @Override
    public synchronized void record(RolloutEvent event) {
        if (event instanceof RolloutEvent.RunOpened opened) {
            rollout = Optional.of(new Rollout(opened));
        } else {
            rollout.orElseThrow().apply(event);
        }
        stopRequested |= event instanceof RolloutEvent.StopRequested;
        boolean worthALine = event instanceof RolloutEvent.RunOpened
                || event instanceof RolloutEvent.RunResumed
                || event instanceof RolloutEvent.AgentFinished
                || event instanceof RolloutEvent.StopRequested
                || event instanceof RolloutEvent.StepFinished finished
                        && !finished.result().succeeded();
        if (worthALine) {
            EventText.of(event, style).ifPresent(this::scroll);
        }
        paint();
    }

    @Override
    public synchronized <T, E extends Exception> T quietly(Question<T, E> question) throws E {
        lines.paint(List.of());
        asking = true;
        try {
            return question.ask();
        } finally {
            asking = false;
            paint();
        }
    }

    /** Does not wait for the answer to a question, while which nothing is painted; only ends its line. */
    @Override
    public void close() {
        ticker.shutdownNow();
        closed = true;
        if (asking) {
            out.println();
        } else {
            takeDown();
        }
    }

    private synchronized void takeDown() {
        lines.paint(List.of());
    }

    private synchronized void paint() {
        if (closed) {
            return;
        }
        lines.resize(size.get());
        List<String> now = new ArrayList<>();
        if (!looking.isEmpty()) {
            now.add(looking + " " + done + "/" + agents + " agents");
        }
        rollout.filter(state -> !state.closed()).ifPresent(state -> describe(state, now));
        lines.paint(now);
    }

    private void scroll(String line) {
        lines.resize(size.get());
        lines.scroll(line);
    }

    private void describe(Rollout state, List<String> now) {
        List<AgentProgress> inFlight =
                state.agents().stream().filter(AgentProgress::inFlight).toList();
        int shown = Math.min(MOST_AGENTS, Math.max(0, lines.room() - 3));
        inFlight.stream().limit(shown).map(this::describe).forEach(now::add);
        if (inFlight.size() > shown) {
            now.add(style.faint("and " + (inFlight.size() - shown) + " more"));
        }
        long ended = state.agents().stream()
                .filter(agent -> agent.outcome().isPresent())
                .count();
        now.add(style.faint(ended + " of " + state.agents().size() + " agents done, " + inFlight.size() + " in flight"
                + (state.soaking() == 0 ? "" : ", " + state.soaking() + " soaking")));
        now.add(style.faint(
                stopRequested
                        ? "Ctrl-C again: end volmount at once, whatever is in flight"
                        : "Ctrl-C: finish the agents in flight, begin no others"));
    }

    private String describe(AgentProgress agent) {
        int steps = agent.agent().steps().size();
        String where = String.format("%2d/%d ", Math.min(agent.taken().size() + 1, steps), steps);
        String what = agent.current().map(Step::title).map(Printable::of).orElse("");
        String since = agent.since()
                .map(begun -> Duration.between(begun, clock.instant()).toSeconds() + " s  ")
                .orElse("");
        return style.strong(Printable.of(agent.agent().name())) + "  " + where + style.faint(since) + what;
    }
}

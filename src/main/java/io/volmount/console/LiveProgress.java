package io.volmount.console;

import io.volmount.agent.Step;
import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.rollout.AgentProgress;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutEvent;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The state of things in a few lines that are painted over, at the bottom of a terminal; what has ended scrolls away
 * above them.
 */
public final class LiveProgress implements Progress {
    private static final int TICK_MILLIS = 200;
    private static final int MOST_AGENTS = 12;

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
    private boolean closed;

    /**
     * Begins to paint.
     *
     * @param width of the terminal, in columns
     * @param height of the terminal, in rows
     */
    public LiveProgress(PrintStream out, int width, int height, Style style, Clock clock) {
        this.lines = new PaintedLines(out, width, height);
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
            lines.scroll(style.strong(agent) + ": " + style.bad(Printable.of(what)));
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
        boolean worthALine = event instanceof RolloutEvent.RunOpened
                || event instanceof RolloutEvent.RunResumed
                || event instanceof RolloutEvent.AgentFinished
                || event instanceof RolloutEvent.StopRequested
                || event instanceof RolloutEvent.StepFinished finished
                        && !finished.result().succeeded();
        if (worthALine) {
            EventText.of(event, style).ifPresent(lines::scroll);
        }
        paint();
    }

    @Override
    public synchronized <T, E extends Exception> T quietly(Question<T, E> question) throws E {
        lines.paint(List.of());
        try {
            return question.ask();
        } finally {
            paint();
        }
    }

    @Override
    public synchronized void close() {
        ticker.shutdownNow();
        closed = true;
        lines.paint(List.of());
    }

    private synchronized void paint() {
        if (closed) {
            return;
        }
        List<String> now = new ArrayList<>();
        if (!looking.isEmpty()) {
            now.add(looking + " " + done + "/" + agents + " agents");
        }
        rollout.filter(state -> !state.closed()).ifPresent(state -> describe(state, now));
        lines.paint(now);
    }

    private void describe(Rollout state, List<String> now) {
        List<AgentProgress> inFlight =
                state.agents().stream().filter(AgentProgress::inFlight).toList();
        int shown = Math.min(MOST_AGENTS, Math.max(0, lines.room() - 2));
        inFlight.stream().limit(shown).map(this::describe).forEach(now::add);
        if (inFlight.size() > shown) {
            now.add(style.faint("and " + (inFlight.size() - shown) + " more"));
        }
        long ended = state.agents().stream()
                .filter(agent -> agent.outcome().isPresent())
                .count();
        now.add(style.faint(ended + " of " + state.agents().size() + " agents done, " + inFlight.size()
                + " in flight" + (state.soaking() == 0 ? "" : ", " + state.soaking() + " soaking")
                + "; interrupt to stop after these"));
    }

    private String describe(AgentProgress agent) {
        int steps = agent.agent().steps().size();
        String where = String.format("%2d/%d ", Math.min(agent.taken().size() + 1, steps), steps);
        String what = agent.current().map(Step::title).map(Printable::of).orElse("");
        String since = agent.since()
                .map(begun -> Duration.between(begun, clock.instant()).toSeconds() + " s  ")
                .orElse("");
        return style.strong(agent.agent().name()) + "  " + where + style.faint(since) + what;
    }
}

package io.volmount.console;

import io.volmount.console.screen.ProbeLine;
import io.volmount.console.screen.ProbeStatus;
import io.volmount.report.Wording;
import io.volmount.terminal.ScreenSize;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Shows that a rehearsal goes on: on a terminal in a line that is painted over, with the time it has taken so far;
 * elsewhere in a line for every tenth of its runs, and whenever nothing was said for some time. Safe for use by several threads.
 */
public final class RehearsalProgress implements AutoCloseable {
    private static final int TICK_MILLIS = 500;
    /** With a tick, 2 s. */
    private static final Duration LONGEST_SILENCE = Duration.ofMillis(1500);

    private final PrintStream out;
    private final Optional<LiveTerminal> terminal;
    private final Optional<PaintedLines> lines;
    private final int runs;
    private final Clock clock;
    private final Instant begun;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "rehearsal-progress");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicLong agents = new AtomicLong();
    private Instant said;
    private int ended;
    private boolean closed;

    /**
     * Begins to show.
     *
     * @param terminal behind the stream; empty when there is none that can be painted on
     * @param runs how many there will be, at least 1
     */
    public RehearsalProgress(PrintStream out, Optional<LiveTerminal> terminal, int runs, Clock clock) {
        this.out = out;
        this.terminal = terminal;
        this.lines =
                terminal.map(live -> new PaintedLines(live.out(), live.size().get()));
        this.runs = runs;
        this.clock = clock;
        this.begun = clock.instant();
        this.said = begun;
        ticker.scheduleAtFixedRate(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A line that stays. */
    public synchronized void say(String line) {
        if (lines.isPresent()) {
            lines.get().scroll(line);
        } else {
            out.println(line);
        }
        said = clock.instant();
    }

    public void agentEnded() {
        agents.incrementAndGet();
    }

    public synchronized void runEnded() {
        ended++;
        paint();
        if (terminal.isEmpty() && ended < runs && ended % Math.max(1, runs / 10) == 0) {
            say("rehearsed " + ofRuns());
        }
    }

    /** Ends before the last run has; returns how many runs have ended, as in {@code 3 of 20 runs}. */
    public synchronized String breakOff() {
        close();
        return ofRuns();
    }

    private String ofRuns() {
        return ended + " of " + runs + (runs == 1 ? " run" : " runs");
    }

    synchronized void tick() {
        paint();
        boolean silent = Duration.between(said, clock.instant()).compareTo(LONGEST_SILENCE) >= 0;
        if (terminal.isEmpty() && silent && !closed) {
            say("rehearsed " + ofRuns() + ", " + Wording.count(agents.get(), "agent"));
        }
    }

    private synchronized void paint() {
        if (!closed) {
            terminal.ifPresent(live -> paint(live, lines.orElseThrow()));
        }
    }

    private void paint(LiveTerminal live, PaintedLines painted) {
        ScreenSize size = live.size().get();
        Duration elapsed = Duration.between(begun, clock.instant());
        ProbeStatus status = new ProbeStatus("rehearsing", ended, runs, 0, elapsed, Optional.empty());
        painted.resize(size);
        painted.paint(List.of(new ProbeLine(live.style(), live.symbols()).of(status, size.columns())));
    }

    /** Takes down what was painted. */
    @Override
    public synchronized void close() {
        ticker.shutdownNow();
        closed = true;
        lines.ifPresent(painted -> painted.paint(List.of()));
    }
}

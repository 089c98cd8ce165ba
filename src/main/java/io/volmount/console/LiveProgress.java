package io.volmount.console;

import io.volmount.console.screen.RunScreen;
import io.volmount.rollout.RolloutEvent;
import io.volmount.terminal.ScreenSize;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Shows how things stand in a few lines at the bottom of a terminal, which are painted over; what has ended scrolls away
 * above them. Only a thread of its own waits for the terminal, never one that tells it something.
 */
public final class LiveProgress implements Progress {
    private static final int TICK_MILLIS = 200;
    private static final int LONGEST_FAREWELL_SECONDS = 2;

    private final LiveTerminal terminal;
    private final PaintedLines lines;
    private final LiveState state;
    private final ExpectedEnd end;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "live-progress");
        thread.setDaemon(true);
        return thread;
    });
    /** Held by whoever writes to the terminal, or asks there. */
    private final ReentrantLock writing = new ReentrantLock();

    private long ticked = System.nanoTime();
    private volatile boolean asking;
    private volatile boolean closed;
    private volatile boolean disturbed;
    private volatile Runnable atEnd = () -> {};

    /** Paints nothing by itself yet. */
    LiveProgress(LiveTerminal terminal, RunScreen.Interrupt interrupt, boolean verbose) {
        this.terminal = terminal;
        this.lines = new PaintedLines(terminal.out(), terminal.size().get());
        this.state = new LiveState(terminal, interrupt, verbose);
        this.end = new ExpectedEnd(terminal.clock());
    }

    /**
     * Begins to paint.
     *
     * @param interrupt what Ctrl-C does
     * @param verbose whether to tell of beginnings and of every event too
     */
    public static LiveProgress begin(LiveTerminal terminal, RunScreen.Interrupt interrupt, boolean verbose) {
        LiveProgress progress = new LiveProgress(terminal, interrupt, verbose);
        progress.ticker.scheduleWithFixedDelay(progress::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
        return progress;
    }

    private void tick() {
        awaitContinuation();
        end.refresh(state::events);
        paint();
    }

    /** After a stop, as by Ctrl-Z, this thread may go on before {@link #repaint} is called. */
    private void awaitContinuation() {
        long now = System.nanoTime();
        if (now - ticked > TimeUnit.SECONDS.toNanos(1)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS));
        }
        ticked = now;
    }

    @Override
    public void looking(String doing, int agents) {
        state.looking(doing, agents);
    }

    @Override
    public void limit(Duration each) {
        state.limit(each);
    }

    @Override
    public void begun(String agent) {
        state.begun(agent);
    }

    @Override
    public void looked(String agent, boolean good, String what) {
        state.looked(agent, good, what);
    }

    @Override
    public void recall(List<RolloutEvent> past) {
        state.recall(past);
    }

    @Override
    public void record(RolloutEvent event) {
        state.record(event);
    }

    @Override
    public <T, E extends Exception> T quietly(Question<T, E> question) throws E {
        writing.lock();
        try {
            lines.update(state.scrolled(), List.of());
            asking = true;
            return question.ask();
        } finally {
            asking = false;
            writing.unlock();
        }
    }

    /** What is to be done when this progress ends, at most once. */
    public void atEnd(Runnable work) {
        atEnd = work;
    }

    /**
     * Takes down what is painted, and paints it again afterwards. Does not wait for the answer to a question, nor long for a
     * terminal that takes nothing.
     *
     * @param stop stops the process until it is continued
     */
    public void suspend(Runnable stop) {
        boolean ours = false;
        try {
            ours = !asking && writing.tryLock(LONGEST_FAREWELL_SECONDS, TimeUnit.SECONDS);
            if (ours) {
                lines.paint(List.of());
            }
            stop.run();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } finally {
            if (ours) {
                writing.unlock();
            }
        }
    }

    /** The terminal was taken away for a while, as by a signal from elsewhere: paints everything again below what is there now. */
    public void repaint() {
        disturbed = true;
    }

    /** Paints what is new, unless somebody else is writing. */
    void paint() {
        if (writing.tryLock()) {
            try {
                if (!closed) {
                    show();
                }
            } finally {
                writing.unlock();
            }
        }
    }

    private void show() {
        if (disturbed) {
            disturbed = false;
            lines.forget();
        }
        ScreenSize size = terminal.size().get();
        lines.resize(size);
        lines.update(state.scrolled(), state.painted(size, end.get()));
    }

    /** Does not wait for the answer to a question, whose line it only ends, nor long for a terminal that takes nothing. */
    @Override
    public void close() {
        ticker.shutdown();
        end.close();
        ended();
        if (asking) {
            closed = true;
            terminal.out().println();
            return;
        }
        try {
            if (!closed && writing.tryLock(LONGEST_FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                takeDown();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void ended() {
        Runnable work = atEnd;
        atEnd = () -> {};
        work.run();
    }

    private void takeDown() {
        try {
            closed = true;
            lines.update(state.rest(), List.of());
        } finally {
            writing.unlock();
        }
    }
}

package io.volmount.console;

import io.volmount.console.screen.RunScreen.Interrupt;
import io.volmount.report.Style;
import io.volmount.report.Wording;
import io.volmount.rollout.RolloutEvent;
import java.io.PrintStream;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** A line for everything that happens, for logs and pipes. Agents that are probed with the same result share one. */
public final class PlainProgress implements Progress {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final PrintStream out;
    private final Interrupt interrupt;
    private final boolean verbose;
    private final Clock clock;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "plain-progress");
        thread.setDaemon(true);
        return thread;
    });
    /** Held by whoever writes, or asks. */
    private final ReentrantLock writing = new ReentrantLock();

    private final ProbedAgents probed = new ProbedAgents(Style.PLAIN);
    private int unprobed;

    /** Tells of probed agents only when all are. */
    PlainProgress(PrintStream out, Interrupt interrupt, boolean verbose, Clock clock) {
        this.out = out;
        this.interrupt = interrupt;
        this.verbose = verbose;
        this.clock = clock;
    }

    /**
     * Progress on this stream.
     *
     * @param interrupt what Ctrl-C does
     * @param verbose whether to tell of beginnings too, not of results alone, and of each probed agent by itself
     * @param clock for the times of day, in its zone
     */
    public static PlainProgress begin(PrintStream out, Interrupt interrupt, boolean verbose, Clock clock) {
        PlainProgress progress = new PlainProgress(out, interrupt, verbose, clock);
        progress.ticker.scheduleWithFixedDelay(progress::tick, 1, 1, TimeUnit.SECONDS);
        return progress;
    }

    private void tick() {
        writing(() -> {
            if (probed.due(clock.instant())) {
                probed.take().forEach(this::line);
            }
        });
    }

    @Override
    public void looking(String doing, int agents) {
        writing(() -> {
            unprobed = agents;
            line(doing + " " + Wording.count(agents, "agent"));
        });
    }

    @Override
    public void looked(String agent, boolean good, String what) {
        writing(() -> {
            probed.add(agent, good, what, clock.instant());
            unprobed--;
            if (verbose || unprobed <= 0) {
                probed.take().forEach(this::line);
            }
        });
    }

    @Override
    public void record(RolloutEvent event) {
        boolean detail = event instanceof RolloutEvent.StepIntended
                || event instanceof RolloutEvent.EvidenceGathered
                || event instanceof RolloutEvent.AgentSoaking;
        boolean stopping = event instanceof RolloutEvent.StopRequested && interrupt == Interrupt.STOPS_RUN;
        if (verbose || !detail) {
            EventText.of(event, Style.PLAIN)
                    .map(text -> stopping ? text + "; Ctrl-C again ends volmount at once" : text)
                    .ifPresent(text -> writing(() -> line(text)));
        }
    }

    @Override
    public <T, E extends Exception> T quietly(Question<T, E> question) throws E {
        writing.lock();
        try {
            return question.ask();
        } finally {
            writing.unlock();
        }
    }

    /** Does not wait for the answer to a question. */
    @Override
    public void close() {
        ticker.shutdown();
        if (writing.tryLock()) {
            try {
                probed.take().forEach(this::line);
            } finally {
                writing.unlock();
            }
        }
    }

    private void writing(Runnable work) {
        writing.lock();
        try {
            work.run();
        } finally {
            writing.unlock();
        }
    }

    private void line(String text) {
        out.println(TIME.withZone(clock.getZone()).format(clock.instant()) + " " + text);
    }
}

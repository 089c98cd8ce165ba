package io.volmount.cli.shell;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** Runs one command at a time, on a thread of its own, so that Ctrl-C ends the command and not the process. */
final class ForegroundCommand {
    static final int INTERRUPTED = 130;
    private static final int FAILED = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final IntConsumer exit;
    private final Runnable notEnded;
    private Optional<Thread> running = Optional.empty();
    private boolean stopped;
    private boolean overdue;

    /**
     * @param exit ends the process with an exit code
     * @param notEnded called when a stopped command takes long to end; after that the next Ctrl-C ends the process
     */
    ForegroundCommand(IntConsumer exit, Runnable notEnded) {
        this.exit = exit;
        this.notEnded = notEnded;
    }

    /** Runs a command to its end; its exit code, or that of Ctrl-C. */
    int run(IntSupplier command) throws InterruptedException {
        AtomicInteger code = new AtomicInteger(FAILED);
        Thread thread = new Thread(() -> code.set(command.getAsInt()), "command");
        begin(thread);
        while (thread.isAlive()) {
            boolean ending = isStopped();
            thread.join(PATIENCE.toMillis());
            if (ending && thread.isAlive() && becomesOverdue()) {
                notEnded.run();
            }
        }
        return end() ? INTERRUPTED : code.get();
    }

    private synchronized void begin(Thread thread) {
        running = Optional.of(thread);
        stopped = false;
        overdue = false;
        thread.start();
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private synchronized boolean becomesOverdue() {
        boolean becomes = !overdue;
        overdue = true;
        return becomes;
    }

    /** Whether it was stopped. */
    private synchronized boolean end() {
        running = Optional.empty();
        return stopped;
    }

    /** Ends the command after Ctrl-C, or the process after another signal; on any thread. */
    synchronized void stop(int exitCode) {
        if (exitCode != INTERRUPTED || running.isPresent() && overdue) {
            exit.accept(exitCode);
        } else if (running.isPresent()) {
            stopped = true;
            running.get().interrupt();
        }
    }
}

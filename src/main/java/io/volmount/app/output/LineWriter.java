package io.volmount.app.output;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Writes lines on a thread of its own, each at once, so that nobody waits for whoever reads them. Lines that find no room
 * and lines that cannot be written are dropped, with one remark. Safe for use by several threads.
 */
final class LineWriter implements AutoCloseable {
    private static final int MOST_WAITING = 50_000;
    private static final Duration LAST_LINES = Duration.ofSeconds(5);

    private final String place;
    private final Opening opening;
    private final Consumer<String> remarks;
    private final BlockingQueue<Optional<String>> waiting;
    private final Duration patience;
    private Optional<Thread> thread = Optional.empty();
    private int droppedNow;
    private int dropped;
    private boolean closed;
    private volatile boolean failed;

    /** Opened with the first line. */
    @FunctionalInterface
    interface Opening {
        Lines open() throws IOException;
    }

    /** Takes the lines, one after the other. */
    @FunctionalInterface
    interface Lines extends AutoCloseable {
        void write(String line) throws IOException;

        @Override
        default void close() throws IOException {}
    }

    /** @param place as remarks name it */
    LineWriter(String place, Opening opening, Consumer<String> remarks) {
        this(place, opening, remarks, MOST_WAITING, LAST_LINES);
    }

    /**
     * @param room how many lines wait at most, at least 2
     * @param patience how long the last lines may take
     */
    LineWriter(String place, Opening opening, Consumer<String> remarks, int room, Duration patience) {
        this.place = place;
        this.opening = opening;
        this.remarks = remarks;
        this.waiting = new ArrayBlockingQueue<>(room + 1);
        this.patience = patience;
    }

    /**
     * Adds a line.
     *
     * @param gap a line for the number of lines that were dropped before this one
     */
    synchronized void add(String line, IntFunction<String> gap) {
        if (closed || failed) {
            return;
        }
        if (thread.isEmpty()) {
            start();
        }
        boolean room = waiting.remainingCapacity() > (droppedNow > 0 ? 2 : 1);
        if (!room) {
            droppedNow++;
            dropped++;
            return;
        }
        if (droppedNow > 0) {
            waiting.add(Optional.of(gap.apply(droppedNow)));
            droppedNow = 0;
        }
        waiting.add(Optional.of(line));
    }

    private void start() {
        Thread writer = new Thread(this::write, "line-writer");
        writer.setDaemon(true);
        writer.start();
        thread = Optional.of(writer);
    }

    private void write() {
        try (Lines lines = opening.open()) {
            for (Optional<String> line = waiting.take(); line.isPresent(); line = waiting.take()) {
                lines.write(line.get());
            }
        } catch (IOException failure) {
            giveUp(failure.getMessage());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes nothing more. */
    void giveUp(String why) {
        boolean first = !failed;
        failed = true;
        if (first) {
            remarks.accept("no more events are written to " + place + ": " + why + "; the command continues");
        }
    }

    /** Waits for the last lines to be written, but not for ever. */
    @Override
    public void close() {
        Optional<Thread> writer = end();
        if (writer.isEmpty()) {
            return;
        }
        try {
            writer.get().join(patience.toMillis());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        int unwritten = dropped + (writer.get().isAlive() ? waiting.size() : 0);
        if (!failed && unwritten > 0) {
            remarks.accept(unwritten + " events were not written to " + place + ", because it is not read fast enough");
        }
    }

    /** The thread that still has lines to write; empty if there is none. */
    private synchronized Optional<Thread> end() {
        if (closed || thread.isEmpty()) {
            closed = true;
            return Optional.empty();
        }
        closed = true;
        waiting.add(Optional.empty());
        return thread;
    }
}

package io.volmount.journal;

import io.volmount.rollout.EventSink;
import io.volmount.rollout.RolloutEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The append-only log of one run. An event that {@link #record} has returned from survives the loss of the controller.
 */
public final class Journal implements EventSink, AutoCloseable {
    private final EventCodec codec = new EventCodec();
    private final Path file;
    private final FileChannel channel;

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Begins the log of a new run; one that exists already is an error. */
    public static Journal create(RunDirectory directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.events(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel folder = FileChannel.open(directory.path())) {
            folder.force(true);
        }
        return new Journal(directory.events(), channel);
    }

    @Override
    public synchronized void record(RolloutEvent event) {
        ByteBuffer line = ByteBuffer.wrap((codec.encode(event) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(false);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "the journal " + file + " cannot be written (" + failed.getMessage()
                            + "), so nothing more is begun; what was begun is in the journal",
                    failed);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package io.volmount.ssh.connection;

import io.volmount.shell.session.CommandResult;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the first bytes of a stream, up to a limit, and counts the rest. Thread-safe. */
final class OutputCapture {
    private final int limit;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long dropped;

    OutputCapture(int limit) {
        this.limit = limit;
    }

    synchronized void add(byte[] bytes, int length) {
        int room = Math.min(length, limit - kept.size());
        kept.write(bytes, 0, room);
        dropped += length - room;
    }

    /** Bytes received, kept or not. */
    synchronized long size() {
        return kept.size() + dropped;
    }

    synchronized CommandResult.Output output() {
        return new CommandResult.Output(kept.toString(StandardCharsets.UTF_8), dropped);
    }
}

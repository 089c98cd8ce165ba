package io.volmount.ssh.connection;

import io.volmount.shell.session.CommandResult;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The first bytes of a stream, up to a limit, and the count of the rest. Safe for threads. */
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

    /** How many bytes came, kept or not. */
    synchronized long size() {
        return kept.size() + dropped;
    }

    synchronized CommandResult.Output output() {
        return new CommandResult.Output(kept.toString(StandardCharsets.UTF_8), dropped);
    }
}

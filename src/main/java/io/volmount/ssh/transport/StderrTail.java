package io.volmount.ssh.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The last output on a process's stderr. A thread drains the stream so that the process never blocks on it. */
final class StderrTail {
    private static final int MAX_LENGTH = 500;

    private final InputStream stream;
    private final Thread reader = new Thread(this::read, "ssh-proxy-errors");
    private final StringBuilder tail = new StringBuilder();

    private StderrTail(InputStream stream) {
        this.stream = stream;
    }

    static StderrTail of(InputStream stream) {
        StderrTail result = new StderrTail(stream);
        result.reader.setDaemon(true);
        result.reader.start();
        return result;
    }

    private void read() {
        byte[] chunk = new byte[1024];
        try (stream) {
            for (int length = stream.read(chunk); length >= 0; length = stream.read(chunk)) {
                add(new String(chunk, 0, length, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // the process was terminated by this side
        }
    }

    private synchronized void add(String text) {
        tail.append(text);
        tail.delete(0, Math.max(0, tail.length() - MAX_LENGTH));
    }

    /** @param running whether the process is running; if not, waits up to a second for the rest of the output */
    String text(boolean running) {
        try {
            if (!running) {
                TimeUnit.SECONDS.timedJoin(reader, 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            return tail.toString().strip();
        }
    }
}

package io.volmount.ssh.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The end of what a process says on a stream, which is read so that it is never held up. */
final class StderrTail {
    private static final int KEPT = 500;

    private final InputStream stream;
    private final Thread reader = new Thread(this::read, "ssh-proxy-errors");
    private final StringBuilder said = new StringBuilder();

    private StderrTail(InputStream stream) {
        this.stream = stream;
    }

    static StderrTail of(InputStream stream) {
        StderrTail words = new StderrTail(stream);
        words.reader.setDaemon(true);
        words.reader.start();
        return words;
    }

    private void read() {
        byte[] chunk = new byte[1024];
        try (stream) {
            for (int length = stream.read(chunk); length >= 0; length = stream.read(chunk)) {
                add(new String(chunk, 0, length, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // the process was ended from here
        }
    }

    private synchronized void add(String text) {
        said.append(text);
        said.delete(0, Math.max(0, said.length() - KEPT));
    }

    /** @param goingOn whether more may come; if not, what is on its way is waited for a moment */
    String text(boolean goingOn) {
        try {
            if (!goingOn) {
                TimeUnit.SECONDS.timedJoin(reader, 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            return said.toString().strip();
        }
    }
}

package io.volmount.ssh.transport;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Records what the server sends up to and including its identification line, {@code SSH-2.0-...}, and fails if none
 * comes within the first bytes: sshj's parsing of that line is quadratic in its length. Up to there, one thread reads
 * byte by byte.
 */
public final class BannerInput extends FilterInputStream {
    private static final int MAX_PROLOGUE = 4096;

    private final ByteArrayOutputStream prologue = new ByteArrayOutputStream();
    private final Runnable onEnd;
    private int lineStart;
    private volatile boolean identified;

    /** @param onEnd called when the stream ends or fails, before the reader sees it */
    public BannerInput(InputStream in, Runnable onEnd) {
        super(in);
        this.onEnd = onEnd;
    }

    /** Whether the server has sent its identification line. */
    public boolean identified() {
        return identified;
    }

    /** What the server has sent, up to and including its identification line. */
    public String prologue() {
        return prologue.toString(StandardCharsets.UTF_8);
    }

    @Override
    public int read() throws IOException {
        int b = notifyingEnd(in::read);
        if (b >= 0 && !identified) {
            record(b);
        }
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return notifyingEnd(() -> in.read(buffer, offset, length));
    }

    private interface Read {
        int read() throws IOException;
    }

    private int notifyingEnd(Read read) throws IOException {
        try {
            int result = read.read();
            if (result < 0) {
                onEnd.run();
            }
            return result;
        } catch (IOException e) {
            onEnd.run();
            throw e;
        }
    }

    private void record(int b) throws IOException {
        prologue.write(b);
        if (prologue.size() > MAX_PROLOGUE) {
            throw new IOException("no SSH identification in the first " + MAX_PROLOGUE + " bytes");
        }
        if (b == '\n') {
            identified = prologue().startsWith("SSH-", lineStart);
            lineStart = prologue().length();
        }
    }
}

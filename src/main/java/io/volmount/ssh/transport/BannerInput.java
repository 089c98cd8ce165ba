package io.volmount.ssh.transport;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Keeps what the server says up to and including its identification line, {@code SSH-2.0-...}, and gives up on a server
 * that talks on without one: parsing that line costs the square of its length. Until then it is read byte by byte, by one
 * thread.
 */
public final class BannerInput extends FilterInputStream {
    private static final int LONGEST_PROLOGUE = 4096;

    private final ByteArrayOutputStream prologue = new ByteArrayOutputStream();
    private final Runnable onEnd;
    private int lineStart;
    private volatile boolean identified;

    /** @param onEnd called when the stream ends or breaks, before the reader learns of it */
    public BannerInput(InputStream in, Runnable onEnd) {
        super(in);
        this.onEnd = onEnd;
    }

    /** Whether the server has named itself as an SSH server. */
    public boolean identified() {
        return identified;
    }

    /** All that the server said before and in its identification line. */
    public String prologue() {
        return prologue.toString(StandardCharsets.UTF_8);
    }

    @Override
    public int read() throws IOException {
        int b = watched(in::read);
        if (b >= 0 && !identified) {
            note(b);
        }
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return watched(() -> in.read(buffer, offset, length));
    }

    private interface Read {
        int read() throws IOException;
    }

    private int watched(Read read) throws IOException {
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

    private void note(int b) throws IOException {
        prologue.write(b);
        if (prologue.size() > LONGEST_PROLOGUE) {
            throw new IOException("no identification in the first " + LONGEST_PROLOGUE + " bytes");
        }
        if (b == '\n') {
            identified = prologue().startsWith("SSH-", lineStart);
            lineStart = prologue().length();
        }
    }
}

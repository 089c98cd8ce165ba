package io.volmount.terminal;

import java.io.IOException;
import java.io.InputStream;
import org.jline.utils.NonBlockingInputStream;

/**
 * What is typed at a terminal while no line is edited there, for commands to read. A thread that waits for it can be
 * interrupted, which takes nothing of what is typed later.
 */
public final class TypedInput extends InputStream {
    private static final long POLL_MILLIS = 100;

    private final NonBlockingInputStream typed;

    /** @param typed the input of a terminal */
    public TypedInput(NonBlockingInputStream typed) {
        this.typed = typed;
    }

    @Override
    public int available() throws IOException {
        return typed.peek(1) >= 0 ? 1 : 0;
    }

    /** One byte at a time, as more may not come. */
    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = length == 0 ? 0 : read();
        if (length == 0 || read < 0) {
            return read;
        }
        bytes[from] = (byte) read;
        return 1;
    }

    @Override
    public int read() throws IOException {
        int read = NonBlockingInputStream.READ_EXPIRED;
        while (read == NonBlockingInputStream.READ_EXPIRED) {
            read = typed.read(POLL_MILLIS);
        }
        return read;
    }
}

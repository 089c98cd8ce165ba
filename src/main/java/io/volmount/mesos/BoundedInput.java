package io.volmount.mesos;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of an answer, up to a number of them, and up to another number of each element of its lists. */
final class BoundedInput extends FilterInputStream {
    /** Which a parser may have read ahead when it begins an element. */
    private static final int READ_AHEAD = 64 << 10;

    private final long most;
    private final int mostOfElement;
    private long read;
    private long elementEnd = Long.MAX_VALUE;

    BoundedInput(InputStream in, long most, int mostOfElement) {
        super(in);
        this.most = most;
        this.mostOfElement = mostOfElement;
    }

    /** What comes from here on is one element, up to the next call of this or of {@link #endElements}. */
    void beginElement() {
        elementEnd = read + mostOfElement + READ_AHEAD;
    }

    void endElements() {
        elementEnd = Long.MAX_VALUE;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        read += Math.max(count, 0);
        if (read > most) {
            throw new UnusableAnswer("answers with more than " + (most >> 20) + " MiB; is it a Mesos master?");
        }
        if (read > elementEnd) {
            throw new UnusableAnswer("answers with a list whose elements are larger than " + (mostOfElement >> 20)
                    + " MiB; is it a Mesos master?");
        }
        return count;
    }
}

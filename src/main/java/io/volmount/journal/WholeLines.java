package io.volmount.journal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** The lines of a stream, as bytes. A last line without its end is left out. */
final class WholeLines {
    private final InputStream in;
    private final int longest;
    private byte[] buffer = new byte[1 << 16];
    private int begin;
    private int end;

    /** @param longest bytes of a line */
    WholeLines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** The next line without its end; empty after the last whole one, and before one that is too long. */
    Optional<byte[]> next() throws IOException {
        int searched = begin;
        do {
            for (int at = searched; at < end; at++) {
                if (buffer[at] == '\n') {
                    byte[] line = Arrays.copyOfRange(buffer, begin, at);
                    begin = at + 1;
                    return Optional.of(line);
                }
            }
            makeRoom();
            searched = end;
        } while (!endless() && readMore());
        return Optional.empty();
    }

    /** Whether the lines end because the next one is too long. */
    boolean endless() {
        return end - begin > longest;
    }

    private void makeRoom() {
        int pending = end - begin;
        byte[] room = pending > buffer.length / 2 ? new byte[2 * buffer.length] : buffer;
        System.arraycopy(buffer, begin, room, 0, pending);
        buffer = room;
        begin = 0;
        end = pending;
    }

    private boolean readMore() throws IOException {
        int read = in.read(buffer, end, buffer.length - end);
        end += Math.max(0, read);
        return read >= 0;
    }
}

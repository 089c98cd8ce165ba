package io.volmount.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A standard stream of this process; the order is that of their file descriptors. */
public enum StandardStream {
    IN,
    OUT,
    ERR;

    /** From inode(7): the bits of a mode that tell the kind of a file, and three kinds. */
    private static final int KIND = 0170000;

    private static final int PIPE = 0010000;
    private static final int SOCKET = 0140000;
    private static final int CHARACTER_DEVICE = 0020000;

    /** Whether it is a pipe or a socket: a write to those fails only when the reader has gone. */
    public boolean isPipe() {
        return kind().filter(kind -> kind == PIPE || kind == SOCKET).isPresent();
    }

    /** Whether it can be a terminal. Quick to tell, unlike whether it is one. */
    boolean canBeTerminal() {
        return kind().map(kind -> kind == CHARACTER_DEVICE).orElse(true);
    }

    int descriptor() {
        return ordinal();
    }

    /** Empty where the system does not tell. */
    private Optional<Integer> kind() {
        try {
            return Optional.of((int) Files.getAttribute(Path.of("/dev/fd/" + descriptor()), "unix:mode") & KIND);
        } catch (IOException | UnsupportedOperationException unknown) {
            return Optional.empty();
        }
    }
}

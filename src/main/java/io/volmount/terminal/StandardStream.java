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

    /** From devices.txt of Linux: the major number of /dev/null and its like. */
    private static final int MEMORY = 1;

    /** Whether it is a pipe or a socket: a write to those fails only when the reader has gone. */
    public boolean isPipe() {
        return kind().filter(kind -> kind == PIPE || kind == SOCKET).isPresent();
    }

    /** Whether it can be a terminal. Quick to tell, unlike whether it is one. */
    boolean canBeTerminal() {
        return kind().map(kind -> kind == CHARACTER_DEVICE && !isMemory()).orElse(true);
    }

    int descriptor() {
        return ordinal();
    }

    private boolean isMemory() {
        return attribute("rdev").filter(device -> device >> 8 == MEMORY).isPresent();
    }

    private Optional<Integer> kind() {
        return attribute("mode").map(mode -> mode & KIND);
    }

    /** From stat(2); empty where the system does not tell. */
    private Optional<Integer> attribute(String name) {
        try {
            Object value = Files.getAttribute(Path.of("/dev/fd/" + descriptor()), "unix:" + name);
            return Optional.of(((Number) value).intValue());
        } catch (IOException | UnsupportedOperationException unknown) {
            return Optional.empty();
        }
    }
}

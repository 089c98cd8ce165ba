package io.volmount.app.context;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The standard output of this process. */
final class StandardOutput {
    /** From inode(7): the bits of a mode that tell the kind of a file, and two kinds. */
    private static final int KIND = 0170000;

    private static final int PIPE = 0010000;
    private static final int SOCKET = 0140000;

    private StandardOutput() {}

    /** Whether it is a pipe or a socket: a write to those fails only when the reader has gone. */
    static boolean isPipe() {
        try {
            int kind = (int) Files.getAttribute(Path.of("/dev/fd/1"), "unix:mode") & KIND;
            return kind == PIPE || kind == SOCKET;
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}

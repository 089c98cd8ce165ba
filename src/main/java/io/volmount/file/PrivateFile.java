package io.volmount.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** A file that its owner alone may read and write. */
public final class PrivateFile {
    private PrivateFile() {}

    /**
     * Writes a file whole or not at all, over the one that is there. When this returns, it survives the loss of the
     * machine.
     */
    public static void write(Path file, String text) throws IOException {
        WholeFile.replace(file, Optional.of(OwnerOnly.FILE.value()), channel -> {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
        WholeFile.forceEntries(file.toAbsolutePath().getParent());
    }
}

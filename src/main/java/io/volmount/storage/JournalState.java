package io.volmount.storage;

import io.volmount.text.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;

/**
 * What a journal was when a summary of it was made. It is another one after any write, copy or restore; stat(2).
 *
 * @param inode of the file in its file system
 * @param size in bytes
 * @param modified when its content was last written
 * @param changed when its content or its inode was last changed, which no program can set
 * @param tail the SHA-256 of its last {@value #TAIL} bytes, in hexadecimal
 */
public record JournalState(long inode, long size, Instant modified, Instant changed, String tail) {
    private static final int TAIL = 4096;

    /** @throws IOException if the file does not exist, or cannot be read */
    public static JournalState of(Path file) throws IOException {
        Map<String, Object> found = Files.readAttributes(file, "unix:ino,size,lastModifiedTime,ctime");
        long size = (long) found.get("size");
        return new JournalState(
                (long) found.get("ino"),
                size,
                ((FileTime) found.get("lastModifiedTime")).toInstant(),
                ((FileTime) found.get("ctime")).toInstant(),
                tail(file, size));
    }

    private static String tail(Path file, long size) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(TAIL, size));
        try (FileChannel channel = FileChannel.open(file)) {
            channel.position(size - bytes.capacity());
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // reads on
            }
        }
        return Sha256.hex(bytes.array());
    }
}

package io.volmount.document;

import io.volmount.file.FileErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A text file, read as a whole.
 *
 * @param name the file as the operator named it
 * @param text without a byte order mark; only printable characters and line breaks, unless read leniently
 */
public record TextFile(String name, String text) {
    /** Far more than any inventory or playbook; what is larger is a wrong file. 16 MiB, in bytes. */
    static final int LARGEST = 16 << 20;

    /** Far more than a plan for 10,000 agents. 512 MiB, in bytes. */
    private static final int LARGEST_WRITTEN = 512 << 20;

    /** Directories that name the open files of a process; proc(5). */
    private static final List<Path> STREAMS = List.of(Path.of("/dev/fd"), Path.of("/dev/stdin"), Path.of("/proc"));

    /** S_IFMT and S_IFIFO of a mode; inode(7). */
    private static final int FILE_TYPE = 0170000;

    private static final int PIPE = 0010000;

    /** @throws InvalidInput if the file cannot be read, is too large, or is not text in UTF-8 */
    public static TextFile read(Path file) {
        return read(file, LARGEST);
    }

    /**
     * Reads a file that volmount itself wrote, which may be larger.
     *
     * @throws InvalidInput if the file cannot be read, is too large, or is not text in UTF-8
     */
    public static TextFile readWritten(Path file) {
        if (Files.exists(file) && !Files.isDirectory(file) && !Files.isRegularFile(file)) {
            throw unusable(file, "not a regular file; name the one that volmount wrote");
        }
        return read(file, LARGEST_WRITTEN);
    }

    private static TextFile read(Path file, int largest) {
        String name = file.toString();
        TextFile read = new TextFile(name, decode(name, bytes(file, largest)));
        read.rejectControlCharacters();
        return read;
    }

    /**
     * Reads a stream to its end and leaves it open.
     *
     * @param name the stream's name in messages
     * @throws InvalidInput if it cannot be read, is too large, or is not text in UTF-8
     */
    public static TextFile read(String name, InputStream in) {
        TextFile read;
        try {
            read = new TextFile(name, decode(name, bytes(name, in, LARGEST)));
        } catch (IOException e) {
            throw new InvalidInput(SourceLocation.whole(name), "cannot be read (" + e.getMessage() + ")");
        }
        read.rejectControlCharacters();
        return read;
    }

    /**
     * Reads a file of another program leniently: invalid UTF-8 is replaced, and control characters are kept.
     *
     * @throws InvalidInput if the file cannot be read or is too large
     */
    public static TextFile readLeniently(Path file) {
        return new TextFile(file.toString(), new String(bytes(file, LARGEST), StandardCharsets.UTF_8));
    }

    public List<String> lines() {
        return List.of(text.split("\r\n|\r|\n", -1));
    }

    static boolean printable(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c == 0x85
                || (c >= 0x20 && c < 0x7f)
                || (c >= 0xa0 && c < 0xd800)
                || (c >= 0xe000 && c < 0xfffe)
                || c >= 0x10000;
    }

    private static byte[] bytes(Path file, int largest) {
        if (Files.isDirectory(file)) {
            throw unusable(file, "is a directory; name a file in it");
        }
        if (isNamedPipe(file)) {
            throw unusable(file, "is a named pipe, and reading it could block forever; name a regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return bytes(file.toString(), in, largest);
        } catch (NoSuchFileException e) {
            throw unusable(file, "no such file; check the path (a relative path starts at the current directory)");
        } catch (AccessDeniedException e) {
            throw unusable(file, FileErrors.reason(file, e) + "; change its mode or run as a user who may read it");
        } catch (IOException e) {
            throw unusable(
                    file, "cannot be read: " + FileErrors.reason(file, e) + "; check the path and the disk it is on");
        }
    }

    /** False for a pipe that the shell opened, as for {@code <(command)}. */
    private static boolean isNamedPipe(Path file) {
        if (STREAMS.stream().anyMatch(file.toAbsolutePath()::startsWith)) {
            return false;
        }
        try {
            return ((int) Files.getAttribute(file, "unix:mode") & FILE_TYPE) == PIPE;
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    private static byte[] bytes(String name, InputStream in, int largest) throws IOException {
        byte[] bytes = in.readNBytes(largest + 1);
        if (bytes.length > largest) {
            throw new InvalidInput(
                    SourceLocation.whole(name),
                    "larger than " + (largest >> 20) + " MiB, so probably the wrong file; name another or split it");
        }
        return bytes;
    }

    private static InvalidInput unusable(Path file, String message) {
        return new InvalidInput(SourceLocation.whole(file.toString()), message);
    }

    private static String decode(String name, byte[] bytes) {
        CharBuffer decoded = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), decoded, true);
        String text = decoded.flip().toString();
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (result.isError()) {
            throw new InvalidInput(end(name, unmarked), "not UTF-8 text from here on; save the file as UTF-8");
        }
        return unmarked;
    }

    private void rejectControlCharacters() {
        int at = 0;
        while (at < text.length() && printable(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        if (at < text.length()) {
            String code = String.format("U+%04X", text.codePointAt(at));
            throw new InvalidInput(
                    end(name, text.substring(0, at)), "control character " + code + "; remove it, or name a text file");
        }
    }

    private static SourceLocation end(String name, String before) {
        int lineStart = before.lastIndexOf('\n') + 1;
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new SourceLocation(name, line, 1 + before.codePointCount(lineStart, before.length()));
    }
}

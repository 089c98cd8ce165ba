package io.volmount.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {
    @TempDir
    private Path dir;

    @Test
    void aByteOrderMarkIsNoText() throws IOException {
        assertThat(TextFile.read(file(0xEF, 0xBB, 0xBF, 'a')).text()).isEqualTo("a");
    }

    @Test
    void otherEncodingsAreRefusedAtTheFirstByteThatIsNotUtf8() throws IOException {
        assertRefused(file('a', '\n', 'b', 0xE9, 'c'), ":2:2: not UTF-8 text from here on; save the file as UTF-8");
    }

    @Test
    void aFileCutInsideACharacterIsRefused() throws IOException {
        assertRefused(file('a', 0xC3), ":1:2: not UTF-8 text from here on; save the file as UTF-8");
    }

    @Test
    void controlCharactersAreRefused() throws IOException {
        assertRefused(file('a', '\n', 0), ":2:1: control character U+0000; remove it, or name a text file");
    }

    @Test
    void aMissingFileIsNamed() {
        assertRefused(
                dir.resolve("absent"),
                ": no such file; check the path (a relative path starts at the current directory)");
    }

    @Test
    void aDirectoryIsNoFile() {
        assertRefused(dir, ": is a directory; name a file in it");
    }

    @Test
    void aFileWithoutEndIsNotReadToTheEnd() {
        assertRefused(
                Path.of("/dev/zero"), ": larger than 16 MiB, so probably the wrong file; name another or split it");
    }

    @Test
    void aNamedPipeIsNotWaitedFor() throws Exception {
        Path pipe = dir.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertRefused(pipe, ": is a named pipe, and reading it could block forever; name a regular file");
    }

    private void assertRefused(Path file, String expected) {
        assertThatThrownBy(() -> TextFile.read(file))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(file + expected);
    }

    private Path file(int... bytes) throws IOException {
        byte[] content = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            content[i] = (byte) bytes[i];
        }
        return Files.write(dir.resolve("file"), content);
    }
}

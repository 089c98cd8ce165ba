package io.volmount.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileErrorsTest {
    @TempDir
    Path home;

    private IOException decoder(Path file) {
        return catchThrowableOfType(IOException.class, () -> Files.readString(file));
    }

    @Test
    void theSystemsWordsAreUsed() throws IOException {
        Path file = Files.createFile(home.resolve("file"));
        Path loop = Files.createSymbolicLink(home.resolve("loop"), home.resolve("loop"));

        assertThat(FileErrors.reason(decoder(home.resolve("none")))).isEqualTo("no such file");
        assertThat(FileErrors.reason(file.resolve("x"), decoder(file.resolve("x"))))
                .isEqualTo("not a directory (" + file + " is a file)");
        assertThat(FileErrors.reason(decoder(home))).isEqualTo("is a directory");
        assertThat(FileErrors.reason(decoder(loop))).startsWith("too many levels of symbolic links");
        assertThat(FileErrors.reason(new FileSystemException("/f", null, "Read-only file system")))
                .isEqualTo("read-only file system");
        assertThat(FileErrors.reason(new MalformedInputException(1))).isEqualTo("not UTF-8 text");
        assertThat(FileErrors.reason(new ClosedChannelException())).isEqualTo("it is closed");
    }

    @Test
    void aDeniedPathNamesWhoseItIs() throws IOException {
        String owner = Files.getOwner(home).getName();

        assertThat(FileErrors.cannotRead(home, new AccessDeniedException(home.toString())))
                .hasMessageMatching("cannot read " + home + ": permission denied \\(" + home + " belongs to " + owner
                        + ", mode [r-][w-][x-].{6}\\)");
    }

    @Test
    void everyErrorBecomesASentenceWithoutTheNameOfAClass() {
        IOException denied = new AccessDeniedException("/nowhere/x");

        assertThat(FileErrors.sentence((Throwable) denied))
                .hasValueSatisfying(sentence -> assertThat(sentence).startsWith("/nowhere/x: permission denied"));
        assertThat(FileErrors.sentence(new UncheckedIOException(new NoSuchFileException("/nowhere/x"))))
                .contains("/nowhere/x: no such file");
        assertThat(FileErrors.sentence(new UncheckedIOException("the journal cannot be written", denied)))
                .contains("the journal cannot be written");
        assertThat(FileErrors.sentence((Throwable) new IOException("a sentence of ours")))
                .contains("a sentence of ours");
        assertThat(FileErrors.sentence(new IllegalStateException("no"))).isEmpty();
    }

    @Test
    void onlyWhatWasLookedForIsAbsent() throws IOException {
        Path link = Files.createSymbolicLink(home.resolve("link"), home.resolve("unmounted"));

        assertThat(FilePresence.of(home)).isTrue();
        assertThat(FilePresence.of(home.resolve("none/at/all"))).isFalse();
        assertThatThrownBy(() -> FilePresence.of(link.resolve("runs"))).hasMessageContaining("leads to " + home);
        assertThatThrownBy(() ->
                        FilePresence.of(Files.createFile(home.resolve("file")).resolve("runs")))
                .isInstanceOf(FileSystemException.class);
    }
}

package io.volmount.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volmount.app.context.UsageException;
import io.volmount.app.context.Verbosity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens on connections goes to standard error as far as it is wanted there, and all of it to a file. */
class ConnectionReportTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T21:05:01Z"), ZoneOffset.UTC);

    @TempDir
    Path directory;

    private final List<String> shown = new ArrayList<>();

    private SshLogFile file(long largest) {
        return SshLogFile.create(directory.resolve("ssh.log").toString(), CLOCK, shown::add, largest);
    }

    private String content() throws IOException {
        return Files.readString(directory.resolve("ssh.log"));
    }

    private ConnectionReport report(Verbosity verbosity, Optional<SshLogFile> file) {
        ConnectionReport report = new ConnectionReport(shown::add, verbosity, file);
        report.warn("a warning");
        report.tell("core@a1:22", "connecting");
        if (report.wantsLibrary()) {
            report.library("core@a1:22", "Reader: starting");
        }
        return report;
    }

    @Test
    void eachLevelShowsMore() {
        report(Verbosity.DETAILS, Optional.empty());
        assertThat(shown).containsExactly("a warning");
        shown.clear();
        report(Verbosity.CONNECTIONS, Optional.empty());
        assertThat(shown).containsExactly("a warning", "core@a1:22: connecting");
        shown.clear();
        report(Verbosity.SSH, Optional.empty());
        assertThat(shown).containsExactly("a warning", "core@a1:22: connecting", "core@a1:22: Reader: starting");
    }

    @Test
    void theFileGetsEverythingForItsOwnerAlone() throws IOException {
        Files.writeString(directory.resolve("ssh.log"), "of an earlier command\n");
        Files.setPosixFilePermissions(directory.resolve("ssh.log"), PosixFilePermissions.fromString("rw-r--r--"));

        report(Verbosity.NORMAL, Optional.of(file(1000))).close();

        assertThat(shown).containsExactly("a warning");
        assertThat(content()).isEqualTo("""
                2026-11-22T21:05:01Z core@a1:22 connecting
                2026-11-22T21:05:01Z core@a1:22 Reader: starting
                """);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("ssh.log"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whatAServerSaysIsTextOnOneLine() throws IOException {
        try (SshLogFile file = file(1000)) {
            file.write("core@a1:22", "\u001b[2J\nforged line");
        }
        assertThat(content()).hasLineCount(1).doesNotContain("\u001b");
    }

    @Test
    void itEndsBeforeItFillsTheDisk() throws IOException {
        try (SshLogFile file = file(5_000)) {
            for (int i = 0; i < 1_000; i++) {
                file.write("core@a1:22", "x".repeat(10_000));
            }
        }
        assertThat(content().length()).isBetween(5_000, 8_000);
        assertThat(content()).endsWith(" KiB\n").contains("this log ends here, because it has ");
    }

    @Test
    void aPlaceThatTakesNoFile() {
        assertThatThrownBy(() -> SshLogFile.create(directory.toString(), CLOCK, shown::add))
                .isInstanceOf(UsageException.class)
                .hasMessage("--ssh-log cannot write `" + directory
                        + "`: not a regular file; name a file in a directory that can be written to");
    }
}

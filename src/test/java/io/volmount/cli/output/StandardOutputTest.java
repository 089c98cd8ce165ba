package io.volmount.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.Main;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own, whose output does not reach its end. */
class StandardOutputTest {
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    Path home;

    private Path errors;
    private Path inventory;

    @BeforeEach
    void write() throws IOException {
        errors = home.resolve("errors");
        // More than a pipe holds, so that the command is still writing when its reader goes.
        inventory = Files.writeString(
                home.resolve("inventory.yml"), "version: 1\ngroups: {g: {hosts: ['agent-[00001-20000]']}}\n");
    }

    private ProcessBuilder list() {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.home=" + home,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "inventory",
                        "list",
                        "-F",
                        "none",
                        "-i",
                        inventory.toString()))
                .redirectError(errors.toFile());
    }

    @Test
    void aReaderThatHasSeenEnoughIsNoError() throws IOException, InterruptedException {
        Process process = list().start();
        process.getInputStream().close();

        assertThat(process.waitFor()).isZero();
        assertThat(errors).isEmptyFile();
    }

    @Test
    void aFullDiskIsAnError() throws IOException, InterruptedException {
        assertThat(FULL).exists();
        Process process = list().redirectOutput(new File(FULL.toString())).start();

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(errors).content().contains("volmount: the result could not be written to standard output");
    }
}

package io.volmount.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The jar that was built knows what it was built from. */
class VersionIT {
    private static List<String> lines(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.lines().toList();
    }

    @Test
    void theJarNamesTheCommitItWasBuiltFrom() throws Exception {
        assumeThat(Files.exists(Path.of(".git"))).isTrue();
        String commit = lines("git", "rev-parse", "--short=12", "HEAD").get(0);

        List<String> version = lines(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                "target/volmount.jar",
                "--version");

        assertThat(version).hasSize(4);
        assertThat(version.get(0)).matches("volmount \\d+\\.\\d+\\.\\d+\\S*");
        assertThat(version.get(1)).isIn("commit " + commit, "commit " + commit + " with uncommitted changes");
    }
}

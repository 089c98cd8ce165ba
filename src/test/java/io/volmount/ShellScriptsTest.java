package io.volmount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The project's own scripts; those that run on nodes are checked beside the code that sends them. */
class ShellScriptsTest {
    @Test
    void shellcheckFindsNothing() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "shellcheck"))),
                "shellcheck is not installed");
        List<String> command = new ArrayList<>(List.of("shellcheck", "-x"));
        for (String folder : List.of("bin", ".ci", "src/bench", "src/lab", "src/lab/agent/sbin", "src/release")) {
            command.addAll(scripts(Path.of(folder)));
        }

        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String findings = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor()).as(findings).isZero();
        assertThat(command).hasSizeGreaterThan(10);
    }

    private static List<String> scripts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .filter(file -> !file.endsWith(".java") && !file.endsWith(".yml"))
                    .sorted()
                    .toList();
        }
    }
}

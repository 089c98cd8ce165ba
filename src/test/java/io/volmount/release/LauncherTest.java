package io.volmount.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher of the packages, with stand-ins for Java. */
class LauncherTest {
    private static final String REMEDY = "; install Java 17 or later, or set JAVA_HOME to one\n";

    @TempDir
    Path directory;

    @BeforeEach
    void install() throws IOException {
        Files.createDirectories(directory.resolve("volmount/bin"));
        Files.copy(Path.of("src/release/launcher.sh"), launcher());
        assertThat(launcher().toFile().setExecutable(true)).isTrue();
    }

    @Test
    void withoutJavaItSaysWhatToInstall() throws Exception {
        assertThat(volmount("plan"))
                .isEqualTo(new Ended(2, "volmount: there is no Java: " + java() + " is missing" + REMEDY));
    }

    @Test
    void aJavaThatIsTooOldIsNamed() throws Exception {
        java("java version \"1.8.0_402\"");
        assertThat(volmount("plan"))
                .isEqualTo(new Ended(2, "volmount: " + java() + " is too old: it is Java 8" + REMEDY));

        java("openjdk version \"11.0.22\" 2024-01-16");
        assertThat(volmount("plan"))
                .isEqualTo(new Ended(2, "volmount: " + java() + " is too old: it is Java 11" + REMEDY));
    }

    @Test
    void javaGetsTheArgumentsAsTheyAre() throws Exception {
        java("Picked up JAVA_TOOL_OPTIONS: -Da=b\nopenjdk version \"17.0.15\" 2025-04-15");

        Ended run = volmount("plan", "-l", "a b", "", "*");

        assertThat(run.said()).endsWith("<io.volmount.cli.Main>\n<plan>\n<-l>\n<a b>\n<>\n<*>\n");
        assertThat(run.said()).contains("<" + directory.toRealPath() + "/volmount/volmount.jar>");
        assertThat(run.exitCode()).isEqualTo(7);
    }

    @Test
    void theRuntimeThatCameWithItIsTakenThroughAnyLink() throws Exception {
        program(
                Files.createDirectories(directory.resolve("volmount/runtime/bin"))
                        .resolve("java"),
                "echo \"own $*\"");
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("volmount/bin/volmount"));
        Path second = Files.createSymbolicLink(directory.resolve("second"), link);

        assertThat(run(second.toString(), "plan").said()).startsWith("own ").endsWith("io.volmount.cli.Main plan\n");
    }

    private Path launcher() {
        return directory.resolve("volmount/bin/volmount");
    }

    /** Where the stand-in is. */
    private Path java() {
        return directory.resolve("jdk/bin/java");
    }

    private void java(String version) throws IOException {
        Files.createDirectories(java().getParent());
        program(
                java(),
                "if [ \"$1\" = -version ]; then cat >&2 <<'EOF'\n" + version
                        + "\nEOF\nelse printf '<%s>\\n' \"$@\"; exit 7; fi");
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Ended volmount(String... arguments) throws Exception {
        return run(launcher().toString(), arguments);
    }

    private Ended run(String program, String... arguments) throws Exception {
        ProcessBuilder process = new ProcessBuilder(program);
        process.command().addAll(List.of(arguments));
        process.environment().put("JAVA_HOME", directory.resolve("jdk").toString());
        Process started = process.redirectErrorStream(true).start();
        String said = new String(started.getInputStream().readAllBytes(), UTF_8);
        return new Ended(started.waitFor(), said);
    }
}

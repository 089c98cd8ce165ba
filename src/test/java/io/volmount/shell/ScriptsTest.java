package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.volmount.shell.session.CommandResult;
import io.volmount.shell.session.Ending;
import io.volmount.shell.session.LocalShell;
import io.volmount.shell.session.RootShell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptsTest {
    private static final List<String> FRAME = List.of(
            "prelude",
            "step",
            "lock",
            "owners",
            "content",
            "fstab",
            "probe",
            "node",
            "dcos",
            "facts",
            "mounts",
            "metrics",
            "paths",
            "journal",
            "process",
            "check",
            "devices",
            "command",
            "attributes",
            "reservations");

    /**
     * Not every script that contains a file uses all that the file defines, and functions are called by the name in a
     * variable.
     */
    private static final String WHOLE = "SC2317,SC2034";

    /** A file uses variables that others set. */
    private static final String FILE = WHOLE + ",SC2153,SC2154";

    /** Where the name of a function begins with that of a command. */
    private static final Pattern COMMAND = Pattern.compile("(?m)^(?:w(?=rite_part)|mount(?=s\\())");

    @TempDir
    Path directory;

    static Stream<Path> scripts() throws IOException, URISyntaxException {
        Path home = Path.of(ScriptsTest.class.getResource("prelude.sh").toURI()).getParent();
        return Files.list(home).filter(file -> file.toString().endsWith(".sh"));
    }

    @Test
    void everyStepHasItsScriptAndEveryScriptItsStep() throws Exception {
        assertThat(scripts().map(file -> file.getFileName().toString().replace(".sh", "")))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                FRAME.stream(),
                                Samples.steps().stream()
                                        .map(step -> step.script())
                                        .distinct())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void shellcheckHasNothingToSayOfTheFile(Path script) throws Exception {
        assertThat(shellcheck(script, FILE)).isEmpty();
    }

    @Test
    void shellcheckHasNothingToSayOfWhatIsSent() throws Exception {
        for (RemoteScript script : Samples.texts()) {
            Path whole = Files.writeString(Files.createTempFile(directory, "whole", ".sh"), script.text());
            assertThat(shellcheck(whole, WHOLE)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash -n", "busybox sh -n", "bash --posix -n"})
    void everyShellReadsWhatIsSent(String reader) {
        for (RemoteScript script : Samples.texts()) {
            CommandResult result = new LocalShell(reader).run("", script.text(), Duration.ofMinutes(10));
            assertThat(result.stderr().text()).isEmpty();
            assertThat(result.ending()).isEqualTo(new Ending.Exited(0));
        }
    }

    @Test
    void noCommentsAreSent() {
        for (RemoteScript script : Samples.texts()) {
            assertThat(script.text().lines())
                    .noneMatch(line -> line.isBlank() || line.matches("\\s*#(?! shellcheck ).*"));
        }
    }

    @Test
    void aTextCutOffOnItsWayDoesNothing() {
        for (RemoteScript script : Samples.texts()) {
            int end = script.text().lastIndexOf("}");
            IntStream anywhere = IntStream.rangeClosed(1, 9).map(ninth -> end * ninth / 9);
            IntStream afterACommand = COMMAND.matcher(script.text()).results().mapToInt(MatchResult::end);
            for (int length : IntStream.concat(anywhere, afterACommand).toArray()) {
                String cut = script.text().substring(0, length);
                CommandResult result = new LocalShell("dash").run("", cut, Duration.ofMinutes(10));
                assertThat(result.stdout().text()).isEmpty();
            }
        }
    }

    @Test
    void parametersAreNotInTheCommand() {
        assertThat(RootShell.LOGIN.elevate("", new Random(7)).command()).isEqualTo("sh -s");
        assertThat(RootShell.SUDO.elevate("", new Random(7)).command()).endsWith("sudo -n sh -s");
    }

    private static String shellcheck(Path script, String exclude) throws InterruptedException {
        try {
            Process process = new ProcessBuilder("shellcheck", "--shell=sh", "--exclude=" + exclude, script.toString())
                    .redirectErrorStream(true)
                    .start();
            String findings = new String(process.getInputStream().readAllBytes());
            process.waitFor();
            return findings;
        } catch (UncheckedIOException | IOException e) {
            assumeTrue(false, "shellcheck is not installed");
            return "";
        }
    }
}

package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.NodeCommand;
import io.volmount.agent.NodeCommandResult;
import io.volmount.agent.NodeCommandResult.Status;
import io.volmount.secret.Secret;
import io.volmount.shell.session.Ending;
import io.volmount.shell.session.LocalShell;
import io.volmount.shell.session.PersistentShell;
import io.volmount.shell.session.RootShell;
import io.volmount.shell.session.ScriptedShell;
import io.volmount.shell.session.ShellOpener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeCommandRunnerTest {
    private static final String PASSWORD = "marker-right";

    @TempDir
    Path directory;

    private static NodeCommandResult run(ShellOpener node, RootShell root, NodeCommand command) {
        try (PersistentShell shell = new PersistentShell(node)) {
            return new NodeCommandRunner(shell, root, new Random(7)).run(command);
        }
    }

    private static NodeCommand line(String text, boolean root) {
        return new NodeCommand(text, false, root, Duration.ofMinutes(1));
    }

    private static NodeCommandResult script(String sh, String... lines) {
        NodeCommand script = new NodeCommand(String.join("\n", lines) + "\n", true, false, Duration.ofMinutes(1));
        return run(() -> new LocalShell(sh), RootShell.SUDO, script);
    }

    private SudoStandIn sudo(String mode) throws IOException {
        return new SudoStandIn(directory, mode, PASSWORD);
    }

    @Test
    void aCommandLineReachesTheLoginShellUnchanged() throws Exception {
        SudoStandIn node = sudo("nopasswd");
        String text = "printf '%s|' \"a  b\" '$HOME' o\\'dd | cat; echo oops >&2; exit 3";

        NodeCommandResult result = run(() -> node, RootShell.SUDO, line(text, false));

        assertThat(result.out().text()).isEqualTo("a  b|$HOME|o'dd|");
        assertThat(result.err().text()).isEqualTo("oops\n");
        assertThat(result.exitCode()).hasValue(3);
        assertThat(result.status()).isEqualTo(Status.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void aScriptIsExecutedAsItIsAndReadsNothingElse(String sh) {
        String longerThanAnyBuffer = "# " + "x".repeat(100_000);
        NodeCommandResult result = script(
                sh,
                "odd='o'\\''dd $(id) `id` \\\\'",
                "cat",
                longerThanAnyBuffer,
                "printf '%s\\n' \"$odd\"",
                "echo \"$#\" >&2",
                "exit 7");

        assertThat(result.out().text()).isEqualTo("o'dd $(id) `id` \\\\\n");
        assertThat(result.err().text()).isEqualTo("0\n");
        assertThat(result.exitCode()).hasValue(7);
    }

    @Test
    void whatTheLoginPrintsIsNotItsOutput() {
        LocalShell login = new LocalShell(List.of("sh", "-c", "echo Welcome; echo lecture >&2; exec sh \"$@\"", "sh"));
        NodeCommand script = new NodeCommand("echo out; echo err >&2", true, false, Duration.ofMinutes(1));

        NodeCommandResult result = run(() -> login, RootShell.SUDO, script);

        assertThat(result.out().text()).isEqualTo("out\n");
        assertThat(result.err().text()).isEqualTo("err\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void theFirstLineNamesItsInterpreter(String sh) {
        assertThat(script(sh, "#!/bin/bash", "a=(1 2 3); echo ${#a[@]}").out().text())
                .isEqualTo("3\n");
        assertThat(script(sh, "#! /usr/bin/awk -f", "BEGIN { print 6 * 7 }")
                        .out()
                        .text())
                .isEqualTo("42\n");
        assertThat(script(sh, "#!/no/such/program", "echo 1").exitCode()).hasValue(127);
    }

    @Test
    void asRootWithThePasswordThatNobodyOnTheNodeSees() throws Exception {
        SudoStandIn node = sudo("password");
        RootShell root = RootShell.withPassword(Secret.of(PASSWORD.toCharArray()));

        NodeCommandResult result = run(() -> node, root, line("echo \"$0\" is run; echo oops >&2; exit 4", true));

        assertThat(result.reason()).isEqualTo("exit code 4");
        assertThat(result.out().text()).endsWith(" is run\n");
        assertThat(result.err().text()).isEqualTo("oops\n");
        assertThat(node.seen()).doesNotContain(PASSWORD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | sudo: a password is required | sudo requires a password; use --ask-become-pass",
                "@ failed the command would run as core | '' | the command would run as core"
            })
    void whatDidNotStartHasNoExitCode(String stdout, String stderr, String reason) {
        ScriptedShell node = new ScriptedShell().exits(1, "\n" + stdout + "\n", stderr + "\n");

        NodeCommandResult result = run(node, RootShell.SUDO, line("true", true));

        assertThat(result.status()).isEqualTo(Status.UNREACHABLE);
        assertThat(result.exitCode()).isEmpty();
        assertThat(result.reason()).startsWith(reason);
    }

    @Test
    void whoseEndWasNotSeenIsUnknownWithWhatItPrintedUntilThen() {
        ScriptedShell node = new ScriptedShell()
                .ends(new Ending.InDoubt("it did not end within 60 s"), "motd\n\n@ section output\nbegun\n", "")
                .ends(new Ending.Killed("KILL"), "\n@ section output\n", "");

        NodeCommandResult late = run(node, RootShell.SUDO, line("sleep 100", true));
        assertThat(late.status()).isEqualTo(Status.UNKNOWN);
        assertThat(late.reason()).isEqualTo("it did not end within 60 s; it may still be running");
        assertThat(late.out().text()).isEqualTo("begun\n");
        NodeCommandResult killed = run(node, RootShell.SUDO, line("kill -9 $$", true));
        assertThat(killed.status()).isEqualTo(Status.FAILED);
        assertThat(killed.reason()).isEqualTo("killed by signal KILL");
    }

    @Test
    void anAgentWithoutALoginIsUnreachable() {
        NodeCommandResult result =
                run(new ScriptedShell().noLogin("a20: no route"), RootShell.SUDO, line("true", false));

        assertThat(result).isEqualTo(NodeCommandResult.unreachable("a20: no route"));
    }

    @Test
    void whatItPrintsIsCutAndObeyedByNoTerminal() throws Exception {
        SudoStandIn node = sudo("nopasswd");
        String text = "printf '\\033[2Jred\\r\\n\\tü'; head -c 70000 /dev/zero | tr '\\0' x";

        NodeCommandResult result = run(() -> node, RootShell.SUDO, line(text, false));

        assertThat(result.out().text()).startsWith("?[2Jred?\n\tüxxx").hasSize(64 << 10);
        assertThat(result.out().droppedBytes()).isEqualTo(70_000 + "?[2Jred?\n\tü".length() - (64 << 10));
        assertThat(result.out().isCut()).isTrue();
    }
}

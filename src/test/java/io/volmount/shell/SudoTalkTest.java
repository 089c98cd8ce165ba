package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.inventory.Sudo;
import io.volmount.secret.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SudoTalkTest {
    private static final String PASSWORD = "Tr0ub4dor & 'three'";
    /** Longer than a pipe holds, so that nothing can have been taken out of its middle unseen. */
    private static final String SCRIPT =
            "n=0\n" + "n=$((n + 1))\n".repeat(9000) + "echo \"lines $n\"; echo warning >&2\nexit 3\n";

    @TempDir
    Path directory;

    private CommandResult run(RootShell root, SudoStandIn sudo) {
        Errand errand = root.errand(SCRIPT, new Random(7));
        return errand.result().apply(sudo.run(errand.command(), errand.stdin(), Duration.ofMinutes(1)));
    }

    private CommandResult run(String password, SudoStandIn sudo) {
        return run(RootShell.withPassword(Secret.of(password.toCharArray())), sudo);
    }

    private SudoStandIn sudo(String mode) throws IOException {
        return new SudoStandIn(directory, mode, PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "nopasswd", "cached"})
    void theScriptArrivesWholeWhetherSudoAsksOrNot(String mode) throws Exception {
        CommandResult result = run(PASSWORD, sudo(mode));

        assertThat(result.ending()).isEqualTo(new Ending.Exited(3));
        assertThat(result.stdout().text()).isEqualTo("lines 9000\n");
        assertThat(result.stderr().text()).isEqualTo("warning\n");
    }

    @Test
    void whatTheNodeRemembersIsNotUsed() throws Exception {
        SudoStandIn sudo = sudo("cached");

        assertThat(run(PASSWORD, sudo).ending()).isEqualTo(new Ending.Exited(3));
        assertThat(sudo.answers()).isEqualTo(1);
    }

    /** A sudo that takes no -k, and so asks nothing. */
    @Test
    void aPasswordThatSudoDoesNotAskForIsNotGivenToTheShell() throws Exception {
        Errand errand =
                RootShell.withPassword(Secret.of(PASSWORD.toCharArray())).errand(SCRIPT, new Random(7));
        SudoStandIn sudo = sudo("cached");

        CommandResult result = sudo.run(errand.command().replace(" -k ", " "), errand.stdin(), Duration.ofMinutes(1));

        assertThat(sudo.answers()).isZero();
        assertThat(errand.result().apply(result).stderr().text()).isEqualTo("warning\n");
    }

    @Test
    void aWrongPasswordIsOfferedOnce() throws Exception {
        SudoStandIn sudo = sudo("password");

        CommandResult result = run("hunter2", sudo);

        assertThat(sudo.answers()).isEqualTo(1);
        assertThat(result.stdout().text()).isEmpty();
        assertThat(SilentScript.why(1, result.stderr().text()))
                .isEqualTo("sudo did not accept the password; it was offered once, so as not to lock the account");
    }

    @ParameterizedTest
    @CsvSource({
        "stranger,   sudo does not let the login run sh as root",
        "requiretty, sudo wants a terminal",
        "otherwise,  sudo asks in words of its own"
    })
    void refusalsAreToldApart(String mode, String words) throws Exception {
        CommandResult result = run(PASSWORD, sudo(mode));

        assertThat(result.ending()).isEqualTo(new Ending.Exited(1));
        assertThat(result.stdout().text()).isEmpty();
        assertThat(SilentScript.why(1, result.stderr().text())).startsWith(words);
    }

    @Test
    void withoutAPasswordSudoIsToldNotToAsk() throws Exception {
        CommandResult result = run(RootShell.of(Sudo.PASSWORDLESS, Optional.empty()), sudo("password"));

        assertThat(SilentScript.why(1, result.stderr().text())).contains("--ask-become-pass");
    }

    @Test
    void aLoginThatIsRootsOwnNeedsNoSudo() throws Exception {
        RootShell root = RootShell.of(Sudo.NONE, Optional.of(Secret.of(PASSWORD.toCharArray())));

        assertThat(run(root, sudo("requiretty")).ending()).isEqualTo(new Ending.Exited(3));
    }

    @Test
    void thePasswordIsInNoCommand() {
        Errand errand =
                RootShell.withPassword(Secret.of(PASSWORD.toCharArray())).errand(SCRIPT, new Random(7));

        assertThat(errand.command() + errand).doesNotContain("Tr0ub4dor");
    }
}

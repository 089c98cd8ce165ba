package io.volmount.shell.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.inventory.Sudo;
import io.volmount.secret.Secret;
import io.volmount.shell.NoOutput;
import io.volmount.shell.SudoStandIn;
import io.volmount.shell.session.CommandResult.Output;
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

class SudoSessionTest {
    private static final String PASSWORD = "Tr0ub4dor & 'three'";
    /** Longer than a pipe holds, so that nothing can have been taken out of its middle unseen. */
    private static final String SCRIPT =
            "n=0\n" + "n=$((n + 1))\n".repeat(9000) + "echo \"lines $n\"; echo warning >&2\nexit 3\n";

    @TempDir
    Path directory;

    private CommandResult run(RootShell root, SudoStandIn sudo) {
        ElevatedCommand errand = root.elevate(SCRIPT, new Random(7));
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
        ElevatedCommand errand =
                RootShell.withPassword(Secret.of(PASSWORD.toCharArray())).elevate(SCRIPT, new Random(7));
        SudoStandIn sudo = sudo("cached");

        CommandResult result = sudo.run(errand.command().replace(" -k ", " "), errand.stdin(), Duration.ofMinutes(1));

        assertThat(sudo.answers()).isZero();
        assertThat(errand.result().apply(result).stderr().text()).isEqualTo("warning\n");
    }

    /** As a PAM module may that asks, and then makes do with something else. */
    @Test
    void aPasswordThatSudoLeavesUnreadIsNotRunAsACommand() throws Exception {
        SudoStandIn sudo = sudo("unread");

        CommandResult result = run("echo taken-for-a-command", sudo);

        assertThat(sudo.answers()).isEqualTo(1);
        assertThat(result.ending()).isEqualTo(new Ending.Exited(3));
        assertThat(result.stdout().text()).isEqualTo("lines 9000\n");
        assertThat(result.stderr().text()).isEqualTo("warning\n");
    }

    @Test
    void aWrongPasswordIsOfferedOnce() throws Exception {
        SudoStandIn sudo = sudo("password");

        CommandResult result = run("hunter2", sudo);

        assertThat(sudo.answers()).isEqualTo(1);
        assertThat(result.stdout().text()).isEmpty();
        assertThat(NoOutput.explain(1, result.stderr().text()))
                .isEqualTo("sudo rejected the password; it was sent only once, so that the account is not locked");
    }

    @ParameterizedTest
    @CsvSource({"stranger,   sudo does not allow the user to run sh as root", "requiretty, sudo requires a terminal"})
    void refusalsAreDistinguished(String mode, String words) throws Exception {
        CommandResult result = run(PASSWORD, sudo(mode));

        assertThat(result.ending()).isEqualTo(new Ending.Exited(1));
        assertThat(result.stdout().text()).isEmpty();
        assertThat(NoOutput.explain(1, result.stderr().text())).startsWith(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "otherwise | 0 | sudo requires a second factor (\"Verification code:\")",
                "twice     | 1 | sudo prompted again without rejecting the password",
                "touch     | 1 | sudo requires a second factor (\"Please touch the device"
            })
    void whatWantsASecondFactorIsGivenUpAtOnceAndNothingIsSentTwice(String mode, int answers, String words)
            throws Exception {
        SudoStandIn sudo = sudo(mode);

        CommandResult result = run(PASSWORD, sudo);

        assertThat(sudo.answers()).isEqualTo(answers);
        assertThat(result.stdout().text()).isEmpty();
        assertThat(((Ending.NeverRan) result.ending()).why())
                .startsWith(words)
                .contains("NOPASSWD in /etc/sudoers.d")
                .doesNotContain("rejected the password");
    }

    /** What sudo has printed, ^ being its own prompt. */
    private static Stdin.Turn lastTurn(SudoSession talk, String stderr) {
        String printed = stderr.replace("^", "[00ff] password: ");
        Stdin.Turn turn = Stdin.Turn.await();
        for (int end = 0; end <= printed.length() && !turn.last(); end++) {
            turn = talk.turn(new Output("", 0), new Output(printed.substring(0, end), 0));
        }
        return turn;
    }

    private static SudoSession talk() {
        return new SudoSession("00ff", Secret.of(PASSWORD.toCharArray()), SCRIPT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "First Factor: ",
                "Enter first factor:",
                "^\nSecond Factor: ",
                "^Second Factor (optional): ",
                "Verification code: ",
                "^\nVerification code: ",
                "^One-time password (OATH) for `core': ",
                "OTP: ",
                "^Duo two-factor login for core\n\nEnter a passcode or select one of the following options:\n\n"
                        + " 1. Duo Push to XXX-XXX-1234\n\nPasscode or option (1-1): ",
                "^Enter PASSCODE: ",
                "^Autopushing login request to phone...\n",
                "^Pushed a login request to your device...\n",
                "Approve the sign-in request in the app\n",
                "Please touch the device.\n",
                "^Touch your security key\n",
                "touch your device",
                "Insert your U2F device, then press ENTER.\n",
                "Place your right index finger on the fingerprint reader\n",
                "^Enter PIN for 'YubiKey 5': ",
                "Smart card PIN: ",
                "^RSA SecurID token code: ",
                "^Challenge: 113344\nResponse: ",
                "Enter MFA code> "
            })
    void aSecondFactorIsNamedInTheWordsItIsAskedFor(String stderr) {
        SudoSession talk = talk();

        assertThat(lastTurn(talk, stderr).aborted()).isTrue();
        String why = why(talk, stderr.replace("^", "[00ff] password: "));
        assertThat(why).startsWith("sudo requires a second factor (\"");
        String asked = stderr.strip();
        assertThat(why).contains(asked.substring(Math.max(asked.lastIndexOf('^'), asked.lastIndexOf('\n')) + 1));
    }

    private static String why(SudoSession talk, String stderr) {
        CommandResult result = talk.withoutSudoOutput(new CommandResult(
                new Ending.InDoubt("it did not end within 60" + " s"), new Output("", 0), new Output(stderr, 0)));
        return ((Ending.NeverRan) result.ending()).why();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Welcome to node-1.\nUptime: 3 days\n",
                "Your password will expire in 3 days.\n",
                "perl: warning: Setting locale failed.\n",
                "[00ff] passwor"
            })
    void outputThatIsNotAPromptIsSkipped(String stderr) {
        assertThat(lastTurn(talk(), stderr).last()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sorry, try again.", "sudo: Authentication failed, try again.", "Wrong password!"})
    void aPasswordThatSudoCallsWrongIsWrong(String words) {
        Stdin.Turn turn = lastTurn(talk(), "^\n" + words + "\n^");

        assertThat(turn.last()).isTrue();
        assertThat(turn.aborted()).isFalse();
        assertThat(turn.bytes()).isEmpty();
    }

    @Test
    void noPasswordIsSentToAnUnknownPrompt() {
        SudoSession talk = talk();

        assertThat(lastTurn(talk, "core@corp's LDAP password: ").aborted()).isTrue();
        assertThat(why(talk, "")).startsWith("sudo's prompt is not the expected one (\"core@corp's LDAP password:\")");
    }

    @Test
    void anUnknownPromptOfSudoIsQuoted() {
        SudoSession talk = talk();

        assertThat(lastTurn(talk, "^Bitte warten").last()).isFalse();
        assertThat(why(talk, "[00ff] password: Bitte warten"))
                .isEqualTo("sudo received the password but neither rejected it nor ran the script (it did not end"
                        + " within 60"
                        + " s);"
                        + " it may be waiting for a second factor, such as a touch of a security key; last output:"
                        + " Bitte"
                        + " warten");
        assertThat(why(talk(), "")).isEqualTo("sudo did not run the script: it did not end within 60 s");
    }

    @Test
    void promptsOfSudoOnStandardOutputAreReadToo() {
        SudoSession talk = talk();

        assertThat(talk.turn(new Output("Welcome.\nPlease touch the device.\n", 0), new Output("", 0))
                        .aborted())
                .isTrue();
        assertThat(why(talk, "")).startsWith("sudo requires a second factor (\"Please touch the device.\")");
    }

    @ParameterizedTest
    @CsvSource({
        "sudo: interactive authentication is required",
        "sudo: Interactive authentication is required.",
        "sudo: a password is required",
        "sudo: a terminal is required to read the password; either use the -S option to read from standard input",
        "sudo: A terminal is required to authenticate"
    })
    void aPasswordRequiredBySudoNamesTheOption(String words) {
        assertThat(NoOutput.explain(1, words + "\n")).contains("--ask-become-pass");
    }

    @Test
    void withoutAPasswordSudoRunsNonInteractively() throws Exception {
        CommandResult result = run(RootShell.of(Sudo.PASSWORDLESS, Optional.empty()), sudo("password"));

        assertThat(NoOutput.explain(1, result.stderr().text())).contains("--ask-become-pass");
    }

    @Test
    void aLoginThatIsRootsOwnNeedsNoSudo() throws Exception {
        RootShell root = RootShell.of(Sudo.NONE, Optional.of(Secret.of(PASSWORD.toCharArray())));

        assertThat(run(root, sudo("requiretty")).ending()).isEqualTo(new Ending.Exited(3));
    }

    @Test
    void thePasswordIsInNoCommand() {
        ElevatedCommand errand =
                RootShell.withPassword(Secret.of(PASSWORD.toCharArray())).elevate(SCRIPT, new Random(7));

        assertThat(errand.command() + errand).doesNotContain("Tr0ub4dor");
    }
}

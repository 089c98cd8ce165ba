package io.volmount.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.volmount.access.Access;
import io.volmount.access.AccessResolver;
import io.volmount.access.OneAccess;
import io.volmount.app.context.CommandScope;
import io.volmount.app.context.Display;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.context.UsageException;
import io.volmount.app.session.OperatorSecrets;
import io.volmount.cli.Keyboard;
import io.volmount.cli.option.PasswordOptions;
import io.volmount.inventory.Inventories;
import io.volmount.secret.SecretUnavailable;
import io.volmount.ssh.auth.Credentials;
import io.volmount.ssh.key.Passphrases;
import io.volmount.sshconfig.LocalUser;
import io.volmount.sshconfig.SshConfig;
import io.volmount.terminal.FakeTerminals;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class OperatorSecretsTest {
    private static final Path KEY = Path.of("/home/core/.ssh/id");
    private static final Passphrases NOBODY = (file, attempt) -> {
        throw new SecretUnavailable("nobody");
    };

    @TempDir
    Path home;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    private ProcessContext context(boolean terminal, String typed) {
        return new ProcessContext(
                Map.of("PASS", "from-env"),
                home,
                Path.of(""),
                "me",
                new Keyboard("", typed),
                new PrintStream(shown),
                new PrintStream(shown),
                FakeTerminals.on(terminal ? "02" : ""),
                Display.USUAL,
                Clock.systemUTC(),
                time -> {},
                new Random(7),
                ProcessContext::overSsh,
                CommandScope.PROCESS);
    }

    private List<Access> agents(String sudo) throws Exception {
        Path inventory = Files.writeString(
                home.resolve("inventory.yaml"),
                "version: 1\ndefaults: {sudo: " + sudo + "}\ngroups: {g: {hosts: [a1, a2]}}\n");
        LocalUser user = new LocalUser("me", "1000", home, Map.of());
        AccessResolver resolver = new AccessResolver(SshConfig.none(user), user);
        return Inventories.load(inventory, home).hosts().stream()
                .map(host -> OneAccess.of(host, resolver))
                .toList();
    }

    private Credentials credentials(ProcessContext context, String sudo, String... words) throws Exception {
        PasswordOptions options = new PasswordOptions();
        new CommandLine(options).parseArgs(words);
        return new OperatorSecrets(options.sources(), context).credentials(agents(sudo), NOBODY);
    }

    @Test
    void asksForEachPasswordOnceAndShowsNone() throws Exception {
        Credentials known = credentials(context(true, "login\nsudo\n"), "password", "--ask-pass", "-K");

        assertThat(known.password().orElseThrow().characters()).containsExactly("login".toCharArray());
        assertThat(known.sudoPassword().orElseThrow().characters()).containsExactly("sudo".toCharArray());
        assertThat(shown.toString().lines())
                .containsExactly("SSH password for the agents: ", "sudo password on the agents: ");
        assertThat(known.toString()).doesNotContain("login").contains("(secret)");
    }

    @Test
    void asksForNoSecretThatIsNotUsed() throws Exception {
        Credentials known = credentials(context(true, "x\n"), "passwordless");

        assertThat(known.password()).isEmpty();
        assertThat(known.sudoPassword()).isEmpty();
        assertThat(shown.toString()).isEmpty();
    }

    @Test
    void onePassphraseForEveryKeyButOnlyOncePerKey() throws Exception {
        Passphrases given = credentials(context(false, ""), "none", "--passphrase-from", "env:PASS")
                .passphrases();
        given.of(KEY, 1).close();

        assertThat(given.of(Path.of("/other"), 1).characters()).containsExactly("from-env".toCharArray());
        assertThatExceptionOfType(SecretUnavailable.class)
                .isThrownBy(() -> given.of(KEY, 2))
                .withMessage("the one from --passphrase-from does not decrypt it");
    }

    @Test
    void passphrasesAreAskedForUpToThreeTimesWhereThereIsATerminal() throws Exception {
        Passphrases asked = OperatorSecrets.atTerminal(context(true, "one\ntwo\nthree\nfour\n"));
        for (int attempt = 1; attempt <= 3; attempt++) {
            asked.of(KEY, attempt).close();
        }

        assertThatExceptionOfType(SecretUnavailable.class).isThrownBy(() -> asked.of(KEY, 4));
        assertThat(shown.toString().lines()).hasSize(3).containsOnly("Passphrase for " + KEY + ": ");
        assertThatExceptionOfType(SecretUnavailable.class)
                .isThrownBy(() -> OperatorSecrets.atTerminal(context(false, "")).of(KEY, 1))
                .withMessageContaining("--passphrase-from");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "passwordless | -k                                      | there is no terminal to prompt at",
                "password     | --pass-from env:PASS                    | 'sudo: password' for a1; use"
                        + " --ask-become-pass",
                "passwordless | --become-pass-from hunter2              | expected file:PATH, env:NAME or"
                        + " command:WORDS",
                "passwordless | --become-pass-from env:NONE             | the sudo password: the environment variable"
                        + " NONE",
                "passwordless | -K --become-pass-from env:PASS          | exclude each other"
            })
    void secretsThatCannotBeReadAreRefused(String sudo, String words, String sentence) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> credentials(context(false, ""), sudo, words.split(" ")))
                .withMessageContaining(sentence)
                .withMessageNotContaining("hunter2");
    }
}

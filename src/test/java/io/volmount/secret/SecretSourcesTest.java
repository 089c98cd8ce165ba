package io.volmount.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.volmount.text.QuotedWords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSourcesTest {
    private static final Duration AMPLE = Duration.ofMinutes(10);

    @TempDir
    Path home;

    private SecretSource source(String written) {
        return new SecretSources(Map.of("SUDO_PASS", "from env", "TWO", "a\nb", "EMPTY", ""), home, AMPLE, System.err)
                .parse(written)
                .orElseThrow();
    }

    private Path file(String mode, String text) throws Exception {
        Path file = Files.writeString(home.resolve("pass"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private String read(String written) throws Exception {
        return new String(source(written).read().characters());
    }

    private void unavailable(String written, String words) {
        assertThatExceptionOfType(SecretUnavailable.class)
                .isThrownBy(source(written)::read)
                .withMessageContaining(words);
    }

    @Test
    void theFirstLineOfAFileThatIsItsOwnersAlone() throws Exception {
        file("rw-------", "pâss wörd \nsecond line\n");
        assertThat(read("file:~/pass")).isEqualTo("pâss wörd ");
        assertThat(read("file:" + home + "/pass")).isEqualTo("pâss wörd ");
    }

    @Test
    void windowsEndsOfLineAreNoPartOfIt() throws Exception {
        file("r--------", "secret\r\n");
        assertThat(read("file:~/pass")).isEqualTo("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-r--r--"})
    void aFileThatOthersCanReadIsRefused(String mode) throws Exception {
        file(mode, "s3cret\n");
        unavailable("file:~/pass", "is readable by other users; run chmod 600 on it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-----w-", "rwx-w--wx"})
    void aFileThatOthersMayWriteIsRefused(String mode) throws Exception {
        Path file = file(mode, "s3cret\n");
        unavailable(
                "file:~/pass", file + " is not used: others may write to " + file + "; make it yours and `chmod go-w`");
    }

    @Test
    @Timeout(60)
    void aPipeOrADeviceIsNoSuchFile() throws Exception {
        assertThat(new ProcessBuilder(
                                "mkfifo", "-m", "600", home.resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();
        unavailable("file:~/pipe", home.resolve("pipe") + " cannot be read: not a regular file");
        unavailable("file:/dev/zero", "/dev/zero cannot be read: not a regular file");
        unavailable("file:" + home, home + " cannot be read: is a directory; use");
    }

    @Test
    void aFileThatIsNotThereOrEmpty() throws Exception {
        unavailable("file:~/pass", "does not exist");
        file("rw-------", "\nsecond\n");
        unavailable("file:~/pass", "has no secret in its first line");
    }

    @Test
    void aVariable() throws Exception {
        assertThat(read("env:SUDO_PASS")).isEqualTo("from env");
        unavailable("env:NONE", "the environment variable NONE is not set");
        unavailable("env:EMPTY", "is not set");
        unavailable("env:TWO", "contains more than one line");
    }

    @Test
    void aCommandWithoutAShell() throws Exception {
        assertThat(read("command:printf '%s\\n' \"a b;$HOME\" more")).isEqualTo("a b;$HOME");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/no/such/program s3cret | the command /no/such/program cannot be started",
                "sh -c \"echo s3cret; exit 3\" | the command sh exited with status 3",
                "true | the command true printed no secret",
                "printf %05000d 0 | the command printf printed no secret"
            })
    void aCommandThatGivesNone(String command, String words) {
        unavailable("command:" + command, words);
        assertThatExceptionOfType(SecretUnavailable.class)
                .isThrownBy(source("command:" + command)::read)
                .withMessageNotContaining("s3cret");
    }

    @Test
    void aCommandThatDoesNotEndIsEnded() {
        SecretSource slow =
                new SecretCommand(List.of("sh", "-c", "sleep 600; echo s3cret"), Duration.ofMillis(50), System.err);
        assertThatExceptionOfType(SecretUnavailable.class)
                .isThrownBy(slow::read)
                .withMessageContaining("did not end within");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "file:", "env:", "command:", "command: ", "command:'open", "vault:x"})
    void anythingElseIsNoSource(String written) {
        assertThat(new SecretSources(Map.of(), home, AMPLE, System.err).parse(written))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "pass show x | pass,show,x",
                "a 'b c' \"d e\" | a,b c,d e",
                "a\\ b 'c\\'d' \\\"e \\x | a b,c'd,\"e,\\x",
                "a '' b | a,,b"
            })
    void wordsAreSplitAsInSshConfig(String line, String words) {
        assertThat(QuotedWords.split(line).orElseThrow()).containsExactly(words.split(","));
    }

    @Test
    void noneOfItShowsItself() throws Exception {
        Secret secret = source("env:SUDO_PASS").read();
        assertThat(secret + " " + source("env:SUDO_PASS")).doesNotContain("from env");
        secret.close();
        assertThat(secret.characters()).containsOnly('\0');
    }
}

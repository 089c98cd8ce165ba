package io.volmount.ssh.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.volmount.ssh.FakeKeyAgent;
import io.volmount.ssh.Lab;
import io.volmount.ssh.RealKeyAgent;
import io.volmount.ssh.SshKeygen;
import io.volmount.ssh.key.UserKey;
import io.volmount.ssh.transport.Watchdog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SshAgentClientTest {
    @TempDir
    Path directory;

    private final Watchdog watchdog = new Watchdog();

    @AfterEach
    void stop() {
        watchdog.close();
    }

    private SshAgentClient agent(Path socket, Duration timeout) {
        return new SshAgentClient(socket, watchdog, timeout);
    }

    @Test
    void listsTheKeysAndCertificatesOfARealOne() throws Exception {
        Path authority = SshKeygen.key(directory.resolve("ca"), "", "-t ed25519");
        Path key = SshKeygen.key(directory.resolve("id"), "", "-t rsa");
        SshKeygen.certificate(authority, key);
        try (RealKeyAgent real = new RealKeyAgent(directory).add(key)) {
            assertThat(agent(real.socket, Lab.AMPLE).keys())
                    .extracting(
                            SshAgentIdentity::comment, held -> held.publicHalf().type())
                    .containsExactly(tuple("id", "ssh-rsa"), tuple("id", "ssh-rsa-cert-v01@openssh.com"));
        }
    }

    @Test
    void anEmptyOneHasNoKeys() throws Exception {
        try (RealKeyAgent real = new RealKeyAgent(directory)) {
            assertThat(agent(real.socket, Lab.AMPLE).keys()).isEmpty();
        }
    }

    @Test
    void refusesToSignWithAKeyThatItDoesNotHold() throws Exception {
        UserKey key = UserKey.read(Path.of(SshKeygen.key(directory.resolve("id"), "", "-t ed25519") + ".pub"))
                .orElseThrow();
        try (RealKeyAgent real = new RealKeyAgent(directory)) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> agent(real.socket, Lab.AMPLE).sign(key, new byte[3], 0))
                    .withMessage("the ssh-agent at " + real.socket + " refused the request");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'',                           closed the connection",
        "000000,                       closed the connection",
        "00000000,                     sent a malformed answer",
        "7fffffff0c,                   sent a malformed answer",
        "ffffffff0c,                   sent a malformed answer",
        "0000000105,                   refused the request",
        "0000000163,                   sent a malformed answer",
        "000000010c,                   sent a malformed answer",
        "000000050cffffffff,           sent a malformed answer",
        "000000090c000000017fffffff,   sent a malformed answer",
        "0000000d0c000000010000000100, closed the connection"
    })
    void garbageIsSaidToBeGarbage(String answer, String words) throws Exception {
        Path socket = directory.resolve("fake");
        try (FakeKeyAgent fake =
                new FakeKeyAgent(socket, Optional.of(HexFormat.of().parseHex(answer)))) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(agent(fake.socket, Lab.AMPLE)::keys)
                    .withMessage("the ssh-agent at " + socket + " " + words);
        }
    }

    @Test
    void keysThatMakeNoSenseAreLeftOut() throws Exception {
        Path socket = directory.resolve("fake");
        byte[] answer = HexFormat.of().parseHex("000000160c" + "00000002" + "00000001ff00000000" + "0000000000000000");
        try (FakeKeyAgent fake = new FakeKeyAgent(socket, Optional.of(answer))) {
            assertThat(agent(fake.socket, Lab.AMPLE).keys()).isEmpty();
        }
    }

    @Test
    void aSilentOneIsGivenUp() throws Exception {
        Path socket = directory.resolve("fake");
        try (FakeKeyAgent fake = new FakeKeyAgent(socket, Optional.empty())) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(agent(fake.socket, Duration.ofMillis(50))::keys)
                    .withMessage("the ssh-agent at " + socket + " did not answer within 50 ms");
        }
    }

    @Test
    void aMissingOrDeadOneIsSaidToBeSo() throws Exception {
        Path missing = directory.resolve("missing");
        Path dead = directory.resolve("dead");
        new FakeKeyAgent(dead, Optional.empty()).close();
        Path file = Files.writeString(directory.resolve("file"), "");

        for (Path socket : new Path[] {missing, dead, file}) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(agent(socket, Lab.AMPLE)::keys)
                    .withMessageStartingWith("the ssh-agent at " + socket + " cannot be reached (");
        }
    }
}

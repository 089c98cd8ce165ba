package io.volmount.ssh.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volmount.access.SshTarget;
import io.volmount.ssh.Lab;
import io.volmount.ssh.RawPeer;
import io.volmount.ssh.SshConnector;
import io.volmount.ssh.transport.Unreachable;
import io.volmount.ssh.transport.Unreachable.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often a login is tried again where the server hangs up because others are in progress. */
class BusyServerTest {

    @TempDir
    Path directory;

    private Lab lab;

    @BeforeEach
    void start() throws Exception {
        lab = new Lab(directory, Lab.TIMINGS);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private Unreachable failure(RawPeer peer) {
        return catchThrowableOfType(
                Unreachable.class, () -> lab.connect(peer.port()).close());
    }

    @Test
    void serverThatHangsUpAtOnceIsTriedAgainAFewTimes() throws Exception {
        try (RawPeer peer = new RawPeer(client -> {})) {
            Unreachable failure = failure(peer);

            assertThat(failure.kind()).isEqualTo(Kind.THROTTLED);
            assertThat(failure)
                    .hasMessageContaining("closed the connection before its identification")
                    .hasMessageEndingWith("at each of 3 attempts");
            assertThat(peer.connections()).isEqualTo(3);
            assertThat(lab.pauses).hasSize(2);
        }
    }

    @Test
    void serverThatKeepsEachLoginWaitingBeforeItHangsUpIsNotWaitedForOverAndOver() throws Exception {
        AtomicLong clock = new AtomicLong();
        long halfOfOneLogin = Lab.TIMINGS.login().toNanos() / 2;
        try (RawPeer peer = new RawPeer(client -> clock.addAndGet(halfOfOneLogin));
                SshConnector connector = lab.connector(clock::get)) {
            SshTarget target = lab.target(peer.port());

            assertThat(catchThrowableOfType(Unreachable.class, () -> connector.connect(target)))
                    .hasMessageEndingWith("at each of 2 attempts");
            assertThat(peer.connections()).isEqualTo(2);
        }
    }

    @Test
    void serverThatSaysThatTooManyLoginsAreInProgressIsTriedAgainForAsLongAsTheyMayTake() throws Exception {
        try (RawPeer peer =
                new RawPeer(client -> client.getOutputStream().write("Exceeded MaxStartups\r\n".getBytes()))) {
            Unreachable failure = failure(peer);

            assertThat(failure.kind()).isEqualTo(Kind.TOO_MANY_LOGINS);
            assertThat(failure)
                    .hasMessageContaining(
                            "its identification (Exceeded MaxStartups), as sshd does above MaxStartups, at")
                    .hasMessageEndingWith("at each of " + peer.connections() + " attempts");
            Duration paused = lab.pauses.stream().reduce(Duration.ZERO, Duration::plus);
            assertThat(paused).isBetween(Duration.ofSeconds(120), Duration.ofSeconds(135));
        }
    }

    @Test
    void attemptsAtAServerThatSaysThatTooManyLoginsAreInProgressDoNotCountWhereItHangsUpWithoutAWord()
            throws Exception {
        AtomicLong attempts = new AtomicLong();
        try (RawPeer peer = new RawPeer(client -> {
            if (attempts.incrementAndGet() <= 5) {
                client.getOutputStream().write("Exceeded MaxStartups\r\n".getBytes());
            }
        })) {
            Unreachable failure = failure(peer);

            assertThat(failure.kind()).isEqualTo(Kind.THROTTLED);
            assertThat(failure).hasMessageEndingWith("at each of 8 attempts");
        }
    }
}

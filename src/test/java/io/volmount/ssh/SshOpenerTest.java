package io.volmount.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volmount.access.Route;
import io.volmount.access.SshTarget;
import io.volmount.agent.AgentUnreachable;
import io.volmount.secret.KnownSecrets;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshOpenerTest {
    @TempDir
    Path home;

    /** The kernel does not answer a further connection when the queue of a socket that listens is full. */
    @Test
    void aSingleAttemptDoesNotWaitLongForAServerThatDoesNotAnswer() throws Exception {
        try (Lab lab = new Lab(home);
                ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
                Socket second = new Socket(full.getInetAddress(), full.getLocalPort())) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            SshOpener opener = new SshOpener(lab.connector, lab.target(full.getLocalPort()), new KnownSecrets());

            assertThatThrownBy(opener::openOnce)
                    .isInstanceOf(AgentUnreachable.class)
                    .hasMessageContaining("TCP connection timed out after 2 s");
        }
    }

    @Test
    void anAttemptThroughABastionTakesAsLongAsThatNeeds() {
        SshTarget bastion = Lab.of("bastion", 22, null);
        Duration second = Duration.ofSeconds(1);

        assertThat(bastion.connectedWithin(second).timeouts().connect()).isEqualTo(second);
        assertThat(bastion.connectedWithin(Lab.AMPLE.multipliedBy(2))).isEqualTo(bastion);
        SshTarget behind = new SshTarget(
                "10.0.0.1",
                22,
                "core",
                bastion.identities(),
                bastion.hostKeys(),
                bastion.algorithms(),
                new Route.Through(bastion),
                Lab.TIMEOUTS);
        assertThat(behind.connectedWithin(second)).isEqualTo(behind);
    }
}

package io.volmount.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.volmount.access.SshTarget;
import io.volmount.ssh.connection.SshConnection;
import io.volmount.ssh.transport.Unreachable;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeakTest {
    @TempDir
    Path directory;

    @Test
    void failedAndClosedLoginsLeaveNoThread() throws Exception {
        KeyPair hostKey = TestKeys.ecdsa();
        try (ScriptedServer server = new ScriptedServer(hostKey);
                Lab lab = new Lab(directory);
                RawPeer babbler = RawPeer.saying("SSH-2.0-x\r\n" + "\u0001".repeat(100))) {
            server.settings().setPublickeyAuthenticator((user, key, session) -> user.equals("core"));
            server.start();
            lab.know(server.port(), hostKey);
            SshTarget refused = lab.target("127.0.0.1", server.port(), "nobody", lab.identity);
            Set<Thread> before = threads();

            lab.connect(server.port()).close();
            assertThat(catchThrowable(() -> lab.connector.connect(refused))).isInstanceOf(Unreachable.class);
            assertThat(catchThrowable(() -> lab.connect(babbler.port()))).isInstanceOf(Unreachable.class);
            babbler.over().get(1, TimeUnit.MINUTES);

            awaitEndOfAllBut(before);
        }
    }

    @Test
    void aConnectionThatIsClosedBeforeItsFirstKeepAliveNeedsNoThreadForThem() throws Exception {
        KeyPair hostKey = TestKeys.ecdsa();
        Set<Thread> before = threads();
        try (ScriptedServer server = new ScriptedServer(hostKey).start();
                Lab lab = new Lab(directory).know(server.port(), hostKey);
                SshConnection connection = lab.connect(server.port())) {
            assertThat(connection.isOpen()).isTrue();
            assertThat(threads())
                    .filteredOn(thread -> !before.contains(thread))
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("ssh-keepalive"));
        }
    }

    @Test
    void theEndOfARunEndsItsLoginsOnServersOnTheWay() throws Exception {
        KeyPair hostKey = TestKeys.ecdsa();
        Set<Thread> before = threads();
        try (ScriptedServer bastion = new ScriptedServer(hostKey).forwarding().start();
                ScriptedServer node = new ScriptedServer(hostKey).start()) {
            try (Lab lab = new Lab(directory)) {
                lab.know(bastion.port(), hostKey).know(node.port(), hostKey);
                lab.connector
                        .connect(Lab.behind(lab.target(bastion.port()), lab.target(node.port())))
                        .close();
                assertThat(threads()).hasSizeGreaterThan(before.size());
            }

            awaitEndOfAllBut(before);
        }
    }

    private static void awaitEndOfAllBut(Set<Thread> before) throws InterruptedException {
        for (Thread thread : threads()) {
            if (!before.contains(thread)) {
                thread.join(60_000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread.getName().startsWith("sshj-") || thread.getName().matches("ssh-(keepalive|tunnel).*"))
                .collect(Collectors.toSet());
    }
}

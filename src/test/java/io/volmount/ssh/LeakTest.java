package io.volmount.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
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
            SshTarget refused = new SshTarget(
                    "127.0.0.1",
                    server.port(),
                    "nobody",
                    IdentityChoice.ofFiles(List.of(lab.identity)),
                    List.of(lab.knownHosts));
            Set<Thread> before = threads();

            lab.connect(server.port()).close();
            assertThat(catchThrowable(() -> lab.connector.connect(refused))).isInstanceOf(Unreachable.class);
            assertThat(catchThrowable(() -> lab.connect(babbler.port()))).isInstanceOf(Unreachable.class);
            babbler.over().get(1, TimeUnit.MINUTES);

            for (Thread thread : threads()) {
                if (!before.contains(thread)) {
                    thread.join(60_000);
                    assertThat(thread.isAlive()).as(thread.getName()).isFalse();
                }
            }
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread.getName().startsWith("sshj-") || thread.getName().startsWith("ssh-keepalive"))
                .collect(Collectors.toSet());
    }
}

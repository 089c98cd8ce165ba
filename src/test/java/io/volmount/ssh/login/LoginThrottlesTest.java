package io.volmount.ssh.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volmount.ssh.Crowd;
import io.volmount.ssh.Lab;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginThrottlesTest {
    @TempDir
    Path directory;

    @Test
    void noMoreThanEightLoginsAtOneServerAreUnderWayAndOneOnceItTurnsThemAway() throws Exception {
        List<Socket> silent = new ArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Lab lab = new Lab(directory);
                Crowd crowd = new Crowd(12, () -> lab.connector.connectOnce(lab.target(server.getLocalPort())))) {
            for (int i = 0; i < 8; i++) {
                silent.add(server.accept());
            }
            crowd.awaitWaiting(4);
            assertNobodyIsAtTheDoor(server);

            for (Socket socket : silent) {
                socket.close();
            }

            for (int left = 3; left >= 0; left--) {
                Socket next = server.accept();
                crowd.awaitWaiting(left);
                assertNobodyIsAtTheDoor(server);
                next.close();
            }
            assertThat(crowd.failures()).hasSize(12);
        }
    }

    private static void assertNobodyIsAtTheDoor(ServerSocket server) throws Exception {
        server.setSoTimeout(1);
        assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        server.setSoTimeout(60_000);
    }
}

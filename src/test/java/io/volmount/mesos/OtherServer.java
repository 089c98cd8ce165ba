package io.volmount.mesos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server on loopback that speaks another protocol than a client expects. */
final class OtherServer {
    private OtherServer() {}

    /** Says these words to each client, and hears it out for a moment. */
    static ServerSocket saying(String words) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread serving = new Thread(() -> serve(server, words), "other-server");
        serving.setDaemon(true);
        serving.start();
        return server;
    }

    private static void serve(ServerSocket server, String words) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.setSoTimeout(500);
                client.getOutputStream().write(words.getBytes());
                client.shutdownOutput();
                client.getInputStream().readAllBytes();
            } catch (IOException ended) {
                // the client stays, or has hung up, or the test has ended
            }
        }
    }
}

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
        return serving(client -> {
            client.setSoTimeout(500);
            client.getOutputStream().write(words.getBytes());
            client.shutdownOutput();
            client.getInputStream().readAllBytes();
        });
    }

    /** Answers the first question of each connection as HTTP does, and closes the connection at the second. */
    static ServerSocket answeringOnce(String body) throws IOException {
        return serving(client -> {
            readHeaders(client);
            client.getOutputStream()
                    .write(("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).getBytes());
            readHeaders(client);
        });
    }

    /** Up to the empty line behind them, or to the end. */
    private static void readHeaders(Socket client) throws IOException {
        int last = 0;
        for (int c = client.getInputStream().read();
                c >= 0;
                c = client.getInputStream().read()) {
            last = c == '\r' ? last : c == '\n' ? last + 1 : 0;
            if (last == 2) {
                return;
            }
        }
    }

    /** Serves one client. */
    @FunctionalInterface
    private interface Service {
        void to(Socket client) throws IOException;
    }

    private static ServerSocket serving(Service service) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        daemon(() -> accept(server, service));
        return server;
    }

    /** Each client at once, so that one that keeps its connection does not keep out the others. */
    private static void accept(ServerSocket server, Service service) {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                daemon(() -> serve(client, service));
            } catch (IOException ended) {
                // the test has ended
            }
        }
    }

    private static void serve(Socket accepted, Service service) {
        try (Socket client = accepted) {
            service.to(client);
        } catch (IOException ended) {
            // the client stays, or has hung up
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "other-server");
        thread.setDaemon(true);
        thread.start();
    }
}

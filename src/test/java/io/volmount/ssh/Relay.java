package io.volmount.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/** Passes one TCP connection on to a port, until it freezes: then the bytes vanish, and nobody hangs up. */
final class Relay implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean frozen;

    Relay(int port) throws IOException {
        inBackground(() -> {
            try (Socket client = listener.accept();
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
                inBackground(() -> pass(client.getInputStream(), server.getOutputStream()));
                inBackground(() -> pass(server.getInputStream(), client.getOutputStream()));
                closed.await();
            }
        });
    }

    private void pass(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[8192];
        for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
            if (!frozen) {
                to.write(buffer, 0, length);
            }
        }
    }

    private interface Task {
        void run() throws Exception;
    }

    private static void inBackground(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (Exception e) {
                // one of the three sides has hung up
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    void freeze() {
        frozen = true;
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
    }
}

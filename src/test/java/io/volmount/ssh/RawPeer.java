package io.volmount.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP server that treats every connection alike, one at a time. */
public final class RawPeer implements AutoCloseable {

    /** What to do with a connection; the peer closes it afterwards. */
    public interface Manners {
        void treat(Socket client) throws IOException;
    }

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger connections = new AtomicInteger();
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    public RawPeer(Manners manners) throws IOException {
        Thread thread = new Thread(() -> serve(manners));
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Manners manners) {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                connections.incrementAndGet();
                manners.treat(client);
            } catch (IOException e) {
                // the client's or the test's way to end it
            }
            over.complete(null);
        }
    }

    /** Says this and then listens until the client hangs up. */
    public static RawPeer saying(String words) throws IOException {
        return new RawPeer(client -> {
            client.getOutputStream().write(words.getBytes(UTF_8));
            client.getInputStream().readAllBytes();
        });
    }

    /** Completes when the first connection is over on both sides. */
    public CompletableFuture<Void> over() {
        return over;
    }

    public int connections() {
        return connections.get();
    }

    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}

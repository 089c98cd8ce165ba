package io.volmount.lab.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Lines sent to and heard from a Unix socket, however long either end takes. Not thread-safe. */
final class Lines implements AutoCloseable {
    private final SocketChannel channel;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    private Lines(SocketChannel channel) {
        this.channel = channel;
    }

    static Lines of(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
        Lines lines = new Lines(channel);
        Thread listener = new Thread(lines::listen, "lines of " + socket);
        listener.setDaemon(true);
        listener.start();
        return lines;
    }

    void send(String line) {
        ByteBuffer bytes = UTF_8.encode(line + "\n");
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next line, or empty where none comes within the time. */
    Optional<String> next(Duration within) {
        try {
            return Optional.ofNullable(heard.poll(within.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while listening", e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void listen() {
        try (BufferedReader reader = new BufferedReader(Channels.newReader(channel, UTF_8))) {
            reader.lines().forEach(heard::add);
        } catch (IOException | UncheckedIOException closed) {
            heard.add("");
        }
    }
}

package io.volmount.ssh;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;

/** Something that listens where an ssh-agent should, and gives everybody one and the same answer, or none. */
public final class FakeKeyAgent implements AutoCloseable {
    public final Path socket;
    private final ServerSocketChannel server;

    public FakeKeyAgent(Path socket, Optional<byte[]> answer) throws IOException {
        this.socket = socket;
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        Thread thread = new Thread(() -> serve(answer));
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Optional<byte[]> answer) {
        while (server.isOpen()) {
            try (SocketChannel client = server.accept()) {
                client.read(ByteBuffer.allocate(1 << 16));
                if (answer.isPresent()) {
                    client.write(ByteBuffer.wrap(answer.get()));
                } else {
                    client.read(ByteBuffer.allocate(1));
                }
            } catch (IOException e) {
                // the client or the test has gone
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

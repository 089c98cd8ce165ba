package io.volmount.ssh.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import net.schmizz.sshj.common.IOUtils;

/** A TCP connection from this host. */
public record TcpTransport(Socket socket, InputStream in, OutputStream out) implements Transport {
    public TcpTransport(Socket socket) throws IOException {
        this(socket, socket.getInputStream(), socket.getOutputStream());
    }

    @Override
    public boolean isClosed() {
        return socket.isClosed();
    }

    @Override
    public Optional<Loss> loss(boolean ended) {
        return Optional.empty();
    }

    @Override
    public void close() {
        IOUtils.closeQuietly(socket);
    }
}

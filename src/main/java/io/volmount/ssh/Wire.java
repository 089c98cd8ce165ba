package io.volmount.ssh;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/** A connected socket under an SSH connection. */
final class Wire implements Closeable {
    private final Socket socket;
    private final BannerInput in;
    private final OutputStream out;
    private volatile boolean hungUp;

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BannerInput(new BufferedInputStream(socket.getInputStream()), this::noteEnd);
        this.out = socket.getOutputStream();
    }

    BannerInput in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    /** The peer's numeric address. */
    String peer() {
        return socket.getInetAddress().getHostAddress();
    }

    int port() {
        return socket.getPort();
    }

    /** Whether a reader has seen the peer or the network, rather than this side, end the connection. */
    boolean hungUp() {
        return hungUp;
    }

    private void noteEnd() {
        hungUp |= !socket.isClosed();
    }

    /** Ends every read and write at once; never blocks. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package io.volmount.ssh;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/**
 * A connected socket under an SSH connection. Once the peer has hung up, writing fails too: otherwise a reader that sees
 * the end first would leave a writer waiting for an answer that cannot come.
 */
final class Wire implements Closeable {
    private final Socket socket;
    private final BannerInput in;
    private final OutputStream out;
    private volatile boolean hungUp;

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BannerInput(new BufferedInputStream(socket.getInputStream()), this::noteEnd);
        this.out = new CheckedOutput(socket.getOutputStream());
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

    /** Whether the peer or the network ended the connection, rather than this side. */
    boolean hungUp() {
        return hungUp;
    }

    /** Ends every read and write at once; never blocks. */
    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void noteEnd() {
        hungUp |= !socket.isClosed();
    }

    private final class CheckedOutput extends FilterOutputStream {
        private CheckedOutput(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (hungUp) {
                throw new IOException("the peer has hung up");
            }
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                noteEnd();
                throw e;
            }
        }
    }
}

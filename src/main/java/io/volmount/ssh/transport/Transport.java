package io.volmount.ssh.transport;

import java.io.Closeable;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** A bidirectional byte stream to a server. */
public interface Transport extends Closeable {

    InputStream in();

    OutputStream out();

    /** Whether this side has closed it. */
    boolean isClosed();

    /**
     * Why the transport ended, if it knows the cause.
     *
     * @param ended whether its end was observed; then it is worth waiting a moment for the cause
     */
    Optional<Loss> loss(boolean ended);

    /** Ends every read and write at once; never blocks. */
    @Override
    void close();

    /**
     * An end of the transport that the server did not cause.
     *
     * @param kind of the failure, if it ended before login
     */
    record Loss(Unreachable.Kind kind, String message) {}
}

package io.volmount.ssh.transport;

import java.io.Closeable;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Carries bytes to a server and back. */
public interface Transport extends Closeable {

    InputStream in();

    OutputStream out();

    /** Whether this side has closed it. */
    boolean isClosed();

    /**
     * Why the line ended, where it knows better than its users.
     *
     * @param ended whether its end was seen, so that the reason is worth a moment's wait
     */
    Optional<Loss> loss(boolean ended);

    /** Ends every read and write at once; never blocks. */
    @Override
    void close();

    /**
     * The end of a line that is not the server's doing.
     *
     * @param kind of failure, if it ended before there was a login
     */
    record Loss(Unreachable.Kind kind, String words) {}
}

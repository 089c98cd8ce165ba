package io.volmount.ssh.route;

import io.volmount.access.SshTarget;
import io.volmount.ssh.transport.Deadline;
import io.volmount.ssh.transport.PeerText;
import io.volmount.ssh.transport.TcpTransport;
import io.volmount.ssh.transport.Transport;
import io.volmount.ssh.transport.Unreachable;
import io.volmount.ssh.transport.Unreachable.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;

/** Opens TCP connections from this host. */
final class TcpDialer {
    /** Tries every address that the name resolves to; reports the failure of the last one. */
    Transport dial(SshTarget target) throws Unreachable {
        IOException failure = new IOException("no address");
        for (InetAddress address : resolve(target)) {
            try {
                return open(
                        new InetSocketAddress(address, target.port()),
                        target.timeouts().connect());
            } catch (IOException e) {
                failure = e;
            }
        }
        throw unreachable(target, failure);
    }

    private static InetAddress[] resolve(SshTarget target) throws Unreachable {
        try {
            return InetAddress.getAllByName(target.address());
        } catch (UnknownHostException e) {
            throw new Unreachable(
                    Kind.CANNOT_RESOLVE,
                    target,
                    "the name " + target.address() + " does not resolve; correct the address in the inventory, or DNS");
        }
    }

    private static Transport open(InetSocketAddress address, Duration timeout) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, (int) Math.min(Integer.MAX_VALUE, timeout.toMillis()));
            return new TcpTransport(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static Unreachable unreachable(SshTarget target, IOException failure) {
        if (failure instanceof SocketTimeoutException) {
            return new Unreachable(
                    Kind.TIMED_OUT,
                    target,
                    "TCP connection timed out after "
                            + Deadline.format(target.timeouts().connect()));
        }
        if (failure instanceof ConnectException
                && String.valueOf(failure.getMessage()).contains("refused")) {
            return new Unreachable(
                    Kind.REFUSED, target, "connection refused: nothing listens on port " + target.port());
        }
        return new Unreachable(Kind.NO_ROUTE, target, "cannot be reached: " + PeerText.clean(failure.getMessage()));
    }
}

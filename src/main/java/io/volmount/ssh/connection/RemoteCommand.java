package io.volmount.ssh.connection;

import io.volmount.shell.session.Ending;
import io.volmount.shell.session.Ending.Exited;
import io.volmount.shell.session.Ending.InDoubt;
import io.volmount.shell.session.Ending.Killed;
import io.volmount.shell.session.Ending.NeverRan;
import io.volmount.shell.session.Stdin;
import io.volmount.ssh.transport.Deadline;
import io.volmount.ssh.transport.PeerText;
import java.util.Optional;
import java.util.function.Supplier;
import net.schmizz.sshj.common.SSHException;

/**
 * One command from its start to whatever end can be seen of it.
 *
 * @param connectionEnd why the connection is over, if it is; asked only while the channel is known to the connection, so
 *     that an end later than the answer ends every wait on the channel
 */
record RemoteCommand(CommandChannel channel, Deadline deadline, Supplier<Optional<String>> connectionEnd) {

    Ending of(String command, Stdin stdin) {
        return openSession().orElseGet(() -> runIn(command, stdin));
    }

    /** Empty if all is well. Nothing has reached a shell so far. */
    private Optional<Ending> openSession() {
        Optional<String> over = connectionEnd.get();
        if (over.isPresent()) {
            return Optional.of(new NeverRan("the connection was lost before: " + over.get()));
        }
        try {
            return channel.open(deadline)
                    ? Optional.empty()
                    : Optional.of(new NeverRan("the server opened no session within " + deadline.words()));
        } catch (SSHException e) {
            return Optional.of(new NeverRan("no session could be opened: " + reason(e)));
        }
    }

    private Ending runIn(String command, Stdin stdin) {
        try {
            channel.request(command);
            if (!channel.awaitAnswer(deadline)) {
                return late();
            }
            if (channel.refused()) {
                return new NeverRan("the server refused to run it");
            }
            if (!channel.feed(stdin, deadline)) {
                channel.abandon();
                return new InDoubt("it was given up");
            }
            return channel.awaitEnd(deadline) ? ended() : late();
        } catch (SSHException e) {
            return broken(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return interrupted();
        }
    }

    private Ending ended() {
        if (channel.getExitStatus() != null) {
            return new Exited(channel.getExitStatus());
        }
        return channel.getExitSignal() != null
                ? new Killed(channel.getExitSignal().name())
                : new InDoubt("the server closed the channel without an exit status");
    }

    private Ending broken(SSHException e) {
        if (channel.isEOF() && channel.getExitStatus() != null) {
            return new Exited(channel.getExitStatus());
        }
        if (Thread.currentThread().isInterrupted()) {
            return interrupted();
        }
        return new InDoubt("the connection was lost before its end: " + reason(e));
    }

    private Ending late() {
        channel.abandon();
        return channel.getExitStatus() == null
                ? new InDoubt("no end within " + deadline.words())
                : new InDoubt("it exited with status " + channel.getExitStatus()
                        + ", but something it started still held its output after " + deadline.words());
    }

    private Ending interrupted() {
        channel.abandon();
        return new InDoubt("interrupted before its end");
    }

    private String reason(SSHException e) {
        return connectionEnd.get().orElseGet(() -> PeerText.clean(e.getMessage()));
    }
}

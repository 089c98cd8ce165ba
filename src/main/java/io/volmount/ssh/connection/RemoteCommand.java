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
 * Runs one command and determines how it ended.
 *
 * @param connectionEnd why the connection ended, if it did; queried only after the channel is registered with the
 *     connection, so that a later end of the connection ends every wait on the channel
 */
record RemoteCommand(CommandChannel channel, Deadline deadline, Supplier<Optional<String>> connectionEnd) {

    Ending of(String command, Stdin stdin) {
        return openSession().orElseGet(() -> runIn(command, stdin));
    }

    /** Empty on success. No command has been sent yet. */
    private Optional<Ending> openSession() {
        Optional<String> end = connectionEnd.get();
        if (end.isPresent()) {
            return Optional.of(new NeverRan("the connection was lost before it started: " + end.get()));
        }
        try {
            return channel.open(deadline)
                    ? Optional.empty()
                    : Optional.of(new NeverRan("the server opened no session within " + deadline.limitText()));
        } catch (SSHException e) {
            return Optional.of(new NeverRan("no session could be opened: " + reason(e)));
        }
    }

    private Ending runIn(String command, Stdin stdin) {
        try {
            channel.request(command);
            if (!channel.awaitAnswer(deadline)) {
                return timedOut();
            }
            if (channel.refused()) {
                return new NeverRan("the server rejected the exec request");
            }
            if (!channel.feed(stdin, deadline)) {
                channel.abandon();
                return new InDoubt("it was aborted");
            }
            return channel.awaitEnd(deadline) ? ended() : timedOut();
        } catch (SSHException e) {
            return failed(e);
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

    private Ending failed(SSHException e) {
        if (channel.isEOF() && channel.getExitStatus() != null) {
            return new Exited(channel.getExitStatus());
        }
        if (Thread.currentThread().isInterrupted()) {
            return interrupted();
        }
        return new InDoubt("the connection was lost before its end: " + reason(e));
    }

    private Ending timedOut() {
        channel.abandon();
        return channel.getExitStatus() == null
                ? new InDoubt("it did not end within " + deadline.limitText())
                : new InDoubt("it exited with status " + channel.getExitStatus()
                        + ", but a process that it started kept its output open for " + deadline.limitText());
    }

    private Ending interrupted() {
        channel.abandon();
        return new InDoubt("interrupted before its end");
    }

    private String reason(SSHException e) {
        return connectionEnd.get().orElseGet(() -> PeerText.clean(e.getMessage()));
    }
}

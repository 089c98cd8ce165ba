package io.volmount.ssh;

import io.volmount.access.SshTarget;
import io.volmount.agent.AgentUnreachable;
import io.volmount.secret.KnownSecrets;
import io.volmount.shell.session.MaskedShell;
import io.volmount.shell.session.Shell;
import io.volmount.shell.session.ShellOpener;
import io.volmount.ssh.transport.Unreachable;

/**
 * Logs in to one target.
 *
 * @param secrets which the target may say back, and whatever is on the way to it: they are masked in all that comes from
 *     there
 */
record SshOpener(SshConnector connector, SshTarget target, KnownSecrets secrets) implements ShellOpener {
    @Override
    public Shell open() throws AgentUnreachable {
        return interruptibly(connector::connect);
    }

    @Override
    public Shell openOnce() throws AgentUnreachable {
        return interruptibly(connector::connectOnce);
    }

    private interface Connecting {
        Shell to(SshTarget target) throws Unreachable, InterruptedException;
    }

    private Shell interruptibly(Connecting connecting) throws AgentUnreachable {
        try {
            return new MaskedShell(connecting.to(target), secrets, target.place());
        } catch (Unreachable e) {
            throw e.masked(secrets);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AgentUnreachable(target.place() + ": interrupted before there was a login", interrupted);
        }
    }
}

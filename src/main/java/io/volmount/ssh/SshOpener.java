package io.volmount.ssh;

import io.volmount.access.SshTarget;
import io.volmount.agent.AgentUnreachable;
import io.volmount.secret.KnownSecrets;
import io.volmount.shell.session.MaskedShell;
import io.volmount.shell.session.Shell;
import io.volmount.shell.session.ShellOpener;
import io.volmount.ssh.transport.Unreachable;

/**
 * Opens connections to one target.
 *
 * @param secrets masked in everything that the target, its bastions or its ProxyCommand print
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

    private interface LoginMethod {
        Shell login(SshTarget target) throws Unreachable, InterruptedException;
    }

    private Shell interruptibly(LoginMethod method) throws AgentUnreachable {
        try {
            return new MaskedShell(method.login(target), secrets, target.description());
        } catch (Unreachable e) {
            throw e.masked(secrets);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AgentUnreachable(target.description() + ": interrupted during login", interrupted);
        }
    }
}

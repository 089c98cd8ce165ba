package io.volmount.ssh;

import io.volmount.agent.AgentUnreachable;
import io.volmount.shell.Shell;
import io.volmount.shell.ShellOpener;

/** Logs in to one target. */
record SshOpener(SshConnector connector, SshTarget target) implements ShellOpener {
    @Override
    public Shell open() throws AgentUnreachable {
        return interruptibly(connector::connect);
    }

    @Override
    public Shell openOnce() throws AgentUnreachable {
        return interruptibly(connector::connectOnce);
    }

    private interface Connecting {
        Shell to(SshTarget target) throws AgentUnreachable, InterruptedException;
    }

    private Shell interruptibly(Connecting connecting) throws AgentUnreachable {
        try {
            return connecting.to(target);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AgentUnreachable(target.place() + ": interrupted before there was a login", interrupted);
        }
    }
}

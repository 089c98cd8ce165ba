package io.volmount.ssh;

import io.volmount.access.SshTarget;
import io.volmount.agent.AgentUnreachable;
import io.volmount.secret.KnownSecrets;
import io.volmount.shell.session.MaskedShell;
import io.volmount.shell.session.Shell;
import io.volmount.shell.session.ShellOpener;
import io.volmount.ssh.transport.Unreachable;
import java.time.Duration;

/**
 * Opens connections to one target.
 *
 * @param secrets masked in everything that the target, its bastions or its ProxyCommand print
 */
record SshOpener(SshConnector connector, SshTarget target, KnownSecrets secrets) implements ShellOpener {
    /**
     * The longest wait for a TCP connection of a single attempt. TCP repeats a request that is not answered after 1, 3, 7 and
     * 15 seconds; a new attempt sooner notices that the node is back.
     */
    private static final Duration SILENCE = Duration.ofSeconds(2);

    @Override
    public Shell open() throws AgentUnreachable {
        return interruptibly(connector::connect);
    }

    @Override
    public Shell openOnce() throws AgentUnreachable {
        return interruptibly(target -> connector.connectOnce(target.connectedWithin(SILENCE)));
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

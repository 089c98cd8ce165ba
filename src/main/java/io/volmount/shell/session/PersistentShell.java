package io.volmount.shell.session;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.NodeCheck;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A shell that logs in on first use and again after the connection was lost. */
public final class PersistentShell implements AutoCloseable {
    private final ShellOpener opener;
    private Optional<Shell> shell = Optional.empty();

    public PersistentShell(ShellOpener opener) {
        this.opener = opener;
    }

    /**
     * Logs in, unless already logged in.
     *
     * @return the checks passed during login
     */
    public List<NodeCheck> login() throws AgentUnreachable {
        if (shell.isEmpty()) {
            shell = Optional.of(opener.open());
        }
        return shell.get().checks();
    }

    /** @throws AgentUnreachable if the command certainly did not start */
    public CommandResult run(String command, Stdin stdin, Duration deadline) throws AgentUnreachable {
        boolean reused = shell.isPresent();
        CommandResult result = runOnce(command, stdin, deadline);
        if (reused && result.ending() instanceof Ending.NeverRan) {
            result = runOnce(command, stdin, deadline);
        }
        if (result.ending() instanceof Ending.NeverRan neverRan) {
            throw new AgentUnreachable(neverRan.why());
        }
        return result;
    }

    /** Closes the connection and logs in again, in a single attempt. */
    public void renew() throws AgentUnreachable {
        close();
        shell = Optional.of(opener.openOnce());
    }

    private CommandResult runOnce(String command, Stdin stdin, Duration deadline) throws AgentUnreachable {
        login();
        CommandResult result = shell.get().run(command, stdin, deadline);
        if (result.exitStatus().isEmpty()) {
            close();
        }
        return result;
    }

    @Override
    public void close() {
        shell.ifPresent(Shell::close);
        shell = Optional.empty();
    }
}

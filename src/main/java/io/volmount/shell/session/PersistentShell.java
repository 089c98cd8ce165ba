package io.volmount.shell.session;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.NodeCheck;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A login that is made when first needed, kept while it works, and made again when it turns out to be dead. */
public final class PersistentShell implements AutoCloseable {
    private final ShellOpener opener;
    private Optional<Shell> shell = Optional.empty();

    public PersistentShell(ShellOpener opener) {
        this.opener = opener;
    }

    /**
     * Makes a login if there is none.
     *
     * @return what was found good on the way to it
     */
    public List<NodeCheck> login() throws AgentUnreachable {
        if (shell.isEmpty()) {
            shell = Optional.of(opener.open());
        }
        return shell.get().checks();
    }

    /** @throws AgentUnreachable when the command certainly did not start */
    public CommandResult run(String command, Stdin stdin, Duration deadline) throws AgentUnreachable {
        boolean kept = shell.isPresent();
        CommandResult result = runOnce(command, stdin, deadline);
        if (kept && result.ending() instanceof Ending.NeverRan) {
            result = runOnce(command, stdin, deadline);
        }
        if (result.ending() instanceof Ending.NeverRan never) {
            throw new AgentUnreachable(never.why());
        }
        return result;
    }

    /** Gives up the login and makes a new one, in a single attempt. */
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

package io.volmount.app.session;

import io.volmount.app.context.UsageException;
import io.volmount.app.context.Verbosity;
import io.volmount.console.Progress;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How a command connects to agents.
 *
 * @param sudo whether anything is done as root, so that sudo's password must be there where the inventory says so
 * @param parallel the largest number of agents to probe at the same time
 * @param verbosity how much to tell on standard error
 * @param sshLog as given to {@code --ssh-log}
 * @param master which master is asked about the agents
 * @param progress what becomes of the progress that the operator sees, as when it is written as events too
 */
public record ConnectionSettings(
        PasswordSources passwords,
        boolean sudo,
        int parallel,
        Verbosity verbosity,
        Optional<String> sshLog,
        MasterChoice master,
        UnaryOperator<Progress> progress) {

    /** @throws UsageException if it allows no agent at all */
    public ConnectionSettings {
        if (parallel < 1) {
            throw new UsageException("--parallel must be at least 1");
        }
    }

    /** The same for a command that does nothing as root. */
    public ConnectionSettings withoutSudo() {
        return new ConnectionSettings(passwords, false, parallel, verbosity, sshLog, master, progress);
    }

    /** The same, and a master. */
    public ConnectionSettings asking(MasterChoice asked) {
        return new ConnectionSettings(passwords, sudo, parallel, verbosity, sshLog, asked, progress);
    }
}

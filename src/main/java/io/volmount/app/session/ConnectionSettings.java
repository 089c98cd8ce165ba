package io.volmount.app.session;

import io.volmount.app.context.UsageException;

/**
 * How a command connects to agents.
 *
 * @param parallel the largest number of agents to probe at the same time
 * @param verbose whether to report more on standard error
 */
public record ConnectionSettings(PasswordSources passwords, int parallel, boolean verbose) {

    /** @throws UsageException if it allows no agent at all */
    public ConnectionSettings {
        if (parallel < 1) {
            throw new UsageException("--parallel must be at least 1");
        }
    }
}

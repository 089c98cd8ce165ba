package io.volmount.app.context;

import io.volmount.agent.Agents;
import io.volmount.ssh.auth.Credentials;
import io.volmount.ssh.log.ConnectionLog;

/** Makes the agents that a command works on. */
@FunctionalInterface
public interface Network {

    /**
     * The agents as this controller reaches them.
     *
     * @param credentials the operator's passwords and passphrases
     * @param log gets what happens on connections
     */
    Agents agents(ProcessContext context, Credentials credentials, ConnectionLog log);

    /** The same network, for a command that is to log in by itself even if connections are open already. */
    default Network withoutKeptConnections() {
        return this;
    }
}

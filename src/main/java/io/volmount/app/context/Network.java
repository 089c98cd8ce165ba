package io.volmount.app.context;

import io.volmount.agent.Agents;
import io.volmount.ssh.auth.Credentials;
import java.util.function.Consumer;

/** Makes the agents that a command works on. */
@FunctionalInterface
public interface Network {

    /**
     * The agents as this controller reaches them.
     *
     * @param credentials the operator's passwords and passphrases
     * @param remarks gets sentences about what is not an error; called on any thread
     */
    Agents agents(ProcessContext context, Credentials credentials, Consumer<String> remarks);
}

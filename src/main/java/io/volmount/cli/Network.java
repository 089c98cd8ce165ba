package io.volmount.cli;

import io.volmount.rollout.Agents;
import io.volmount.ssh.Credentials;
import java.util.function.Consumer;

/** The way to agents. */
@FunctionalInterface
interface Network {

    /**
     * Makes agents that can be reached from here.
     *
     * @param credentials what the operator knows
     * @param remarks told, in sentences, what the operator should know though nothing fails; from any thread
     */
    Agents agents(Surroundings here, Credentials credentials, Consumer<String> remarks);
}

package io.volmount.rollout;

import io.volmount.agent.Agent;
import io.volmount.inventory.Host;
import io.volmount.playbook.Playbook;

/**
 * One agent to be worked on.
 *
 * @param playbook with the variables of this host filled in
 */
public record Target(Host host, Playbook playbook, Agent agent) {

    public String name() {
        return host.name();
    }

    /** Address and port, as in reports. */
    public String address() {
        return host.endpoint();
    }
}

package io.volmount.probe;

import io.volmount.access.Access;
import io.volmount.agent.Agent;
import io.volmount.agent.ProbeRequest;
import io.volmount.document.Located;
import io.volmount.playbook.Playbook;
import io.volmount.volume.Role;
import java.util.Optional;

/**
 * An agent to probe or change.
 *
 * @param playbook with the variables of this agent replaced
 */
public record Target(Access access, Playbook playbook, Agent agent) {

    public String name() {
        return access.name();
    }

    /** Address and port, as in reports. */
    public String address() {
        return access.endpoint();
    }

    /** What a probe must return for its playbook. */
    ProbeRequest request() {
        return ProbeRequest.of(playbook);
    }

    /** The role in the inventory; empty to accept the node's own. */
    public Optional<Role> expectedRole() {
        return access.host().role().map(Located::value);
    }

    /** The failure domain; empty if the inventory names none. */
    public Optional<String> zone() {
        return access.host().zone().map(Located::value);
    }
}

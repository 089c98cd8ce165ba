package io.volmount.probe;

import io.volmount.access.Access;
import io.volmount.agent.Agent;
import io.volmount.document.Located;
import io.volmount.playbook.Playbook;
import io.volmount.volume.Role;
import java.util.Optional;

/**
 * One agent to be worked on.
 *
 * @param playbook with the variables of this agent filled in
 */
public record Target(Access access, Playbook playbook, Agent agent) {

    public String name() {
        return access.name();
    }

    /** Address and port, as in reports. */
    public String address() {
        return access.endpoint();
    }

    /** Empty when it is to be found out on the node. */
    public Optional<Role> expectedRole() {
        return access.host().role().map(Located::value);
    }

    /** The failure domain it stands in; empty when the inventory names none. */
    public Optional<String> zone() {
        return access.host().zone().map(Located::value);
    }
}

package io.volmount.probe;

import io.volmount.access.Access;
import io.volmount.agent.NodeCommandResult;
import io.volmount.agent.Period;

/**
 * What came of a command on one agent.
 *
 * @param time from the request until the result, with the login
 */
public record RanCommand(Access access, NodeCommandResult result, Period time) {

    public String name() {
        return access.name();
    }
}

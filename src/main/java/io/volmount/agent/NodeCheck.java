package io.volmount.agent;

import io.volmount.facts.NodeLimits;
import io.volmount.text.Worded;

/**
 * The result of one check that an agent must pass before it can be changed.
 *
 * @param detail a sentence or phrase, with a remedy if something is wrong
 */
public record NodeCheck(Subject subject, Status status, String detail) {

    /** What is checked, in this order; a check is made only if those before it passed. */
    public enum Subject implements Worded {
        /** An SSH server answers. */
        REACHABLE,
        /** Its host key is trusted. */
        HOST_KEY,
        /** The user can log in. */
        LOGIN,
        /** Commands can become root. */
        SUDO,
        /** The login shell runs scripts from standard input. */
        SHELL,
        /** The commands that steps need are installed. */
        TOOLS,
        /** The node's clock agrees with this machine's. */
        CLOCK
    }

    /** From good to bad. */
    public enum Status implements Worded {
        OK,
        /** Steps can run, but the operator should know. */
        WARNING,
        /** The check could not be made. */
        UNKNOWN,
        FAILED
    }

    public NodeCheck {
        if (detail.isBlank()) {
            throw new IllegalArgumentException("a check says what was found");
        }
        detail = NodeLimits.cut(detail, NodeLimits.QUOTING);
    }

    public static NodeCheck ok(Subject subject, String detail) {
        return new NodeCheck(subject, Status.OK, detail);
    }

    public static NodeCheck warning(Subject subject, String detail) {
        return new NodeCheck(subject, Status.WARNING, detail);
    }

    public static NodeCheck unknown(Subject subject, String detail) {
        return new NodeCheck(subject, Status.UNKNOWN, detail);
    }

    public static NodeCheck failed(Subject subject, String detail) {
        return new NodeCheck(subject, Status.FAILED, detail);
    }
}

package io.volmount.agent;

import io.volmount.facts.NodeLimits;
import io.volmount.text.Worded;

/**
 * One thing that must be in order before an agent can be worked on, and how it was found.
 *
 * @param detail a sentence or phrase; with the remedy where something is wrong
 */
public record NodeCheck(Subject subject, Status status, String detail) {

    /** What is checked, each thing only when those before it are in order. */
    public enum Subject implements Worded {
        /** An SSH server answers. */
        REACHABLE,
        /** Its host key is vouched for. */
        HOST_KEY,
        /** It lets the user in. */
        LOGIN,
        /** Commands become root. */
        SUDO,
        /** The node runs scripts from their standard input. */
        SHELL,
        /** The commands that steps need are there. */
        TOOLS,
        /** The node's clock shows the time of this machine's. */
        CLOCK
    }

    /** From good to bad. */
    public enum Status implements Worded {
        OK,
        /** Work is possible, but somebody should know. */
        WARNING,
        /** It could not be told. */
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

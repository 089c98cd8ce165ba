package io.volmount.shell.parse;

import io.volmount.shell.session.NodeText;

/** A node answered, but not what every node answers. The message is a clause about the node. */
public final class MalformedOutput extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedOutput(String clause) {
        super(NodeText.sentence(clause));
    }
}

package io.volmount.shell.parse;

import io.volmount.shell.session.NodeText;

/** A script's output does not have the expected format. The message is a clause that names the faulty part. */
public final class MalformedOutput extends Exception {
    public MalformedOutput(String clause) {
        super(NodeText.sentence(clause));
    }
}

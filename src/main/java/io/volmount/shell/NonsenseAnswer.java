package io.volmount.shell;

/** A node answered, but not what every node answers. The message is a clause about the node. */
final class NonsenseAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    NonsenseAnswer(String clause) {
        super(NodeText.sentence(clause));
    }
}

package io.volmount.mesos;

import io.volmount.text.Cut;
import io.volmount.text.TerminalSafe;

/** An answer is not what a master answers. */
public final class UnusableAnswer extends RuntimeException {
    private static final int LONGEST = 200;

    /** @param predicate of the URL; what it quotes is made printable */
    public UnusableAnswer(String predicate) {
        super(TerminalSafe.line(predicate, '?'));
    }

    /** A text of the master, for such a predicate. */
    public static String quoting(String text) {
        return "`" + Cut.beginning(text, LONGEST) + "`";
    }
}

package io.volmount.shell.session;

import io.volmount.facts.NodeLimits;
import io.volmount.text.TerminalSafe;
import java.util.regex.Pattern;

/** Text from a node, made fit to be shown: a terminal obeys some characters, and a node may print any. */
public final class NodeText {
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

    private NodeText() {}

    /** A sentence that a node says, with no more of it than anybody reads. */
    public static String sentence(String text) {
        return NodeLimits.cut(line(NodeLimits.cut(text, NodeLimits.SENTENCE)), NodeLimits.SENTENCE);
    }

    /** Whether a text holds what no path or number of an honest node does, such as NUL, which no shell could be given. */
    public static boolean hasControls(String text) {
        return CONTROLS.matcher(text).find();
    }

    public static String line(String text) {
        return TerminalSafe.line(text, ' ').strip();
    }

    /** The end of what was printed, line by line. */
    public static String tail(String text) {
        return NodeLimits.end(TerminalSafe.text(text, "\n", ' ').strip(), NodeLimits.OUTPUT);
    }

    /** The last line that holds anything, or nothing. */
    public static String lastLine(String text) {
        String clean = tail(text);
        return sentence(clean.substring(clean.lastIndexOf('\n') + 1).strip());
    }

    public static long lineEnds(String text) {
        return text.chars().filter(character -> character == '\n').count();
    }
}

package io.volmount.shell.session;

import io.volmount.facts.NodeLimits;
import io.volmount.text.TerminalSafe;
import java.util.regex.Pattern;

/** Sanitizes text from a node for a terminal: removes control characters. */
public final class NodeText {
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

    private NodeText() {}

    /** One line, cut to {@link NodeLimits#SENTENCE}. */
    public static String sentence(String text) {
        return NodeLimits.cut(line(NodeLimits.cut(text, NodeLimits.SENTENCE)), NodeLimits.SENTENCE);
    }

    /** Whether a text contains control characters, such as NUL; valid paths and numbers do not. */
    public static boolean hasControls(String text) {
        return CONTROLS.matcher(text).find();
    }

    public static String line(String text) {
        return TerminalSafe.line(text, ' ').strip();
    }

    /** The end of the output; keeps newlines. */
    public static String tail(String text) {
        return NodeLimits.end(TerminalSafe.text(text, "\n", ' ').strip(), NodeLimits.OUTPUT);
    }

    /** The last line that is not blank, or an empty text. */
    public static String lastLine(String text) {
        String clean = tail(text);
        return sentence(clean.substring(clean.lastIndexOf('\n') + 1).strip());
    }

    public static long lineEnds(String text) {
        return text.chars().filter(character -> character == '\n').count();
    }
}

package io.volmount.shell;

/** Text from a node, made fit to be shown: a terminal obeys some characters, and a node may print any. */
final class NodeText {
    private static final int TAIL = 4000;

    private NodeText() {}

    static String line(String text) {
        return text.replaceAll("\\p{Cntrl}|[\\x{80}-\\x{9f}]", " ").strip();
    }

    /** The end of what was printed, line by line. */
    static String tail(String text) {
        String clean =
                text.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9f}&&[^\n]]", " ").strip();
        return clean.length() <= TAIL ? clean : "..." + clean.substring(clean.length() - TAIL);
    }

    /** The last line that holds anything, or nothing. */
    static String lastLine(String text) {
        String clean = tail(text);
        return clean.substring(clean.lastIndexOf('\n') + 1).strip();
    }
}

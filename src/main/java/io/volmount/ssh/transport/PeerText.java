package io.volmount.ssh.transport;

/** Text that came over the network, made fit for a message: one short line without control characters. */
public final class PeerText {
    private static final int LONGEST = 120;

    private PeerText() {}

    public static String clean(String text) {
        if (text == null) {
            return "no reason given";
        }
        String line = line(text);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    /** The same, with its end, when it is too long for one. */
    public static String cleanEnd(String text) {
        String line = line(text);
        return line.length() <= LONGEST ? line : "..." + line.substring(line.length() - LONGEST);
    }

    private static String line(String text) {
        return text.replaceAll("[\\s\\p{Z}]+", " ").strip().replaceAll("\\p{C}", "?");
    }
}

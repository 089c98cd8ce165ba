package io.volmount.ssh;

/** Text that came over the network, made fit for a message: one short line without control characters. */
final class PeerText {
    private static final int LONGEST = 120;

    private PeerText() {}

    static String clean(String text) {
        if (text == null) {
            return "no reason given";
        }
        String line = text.strip().replaceAll("\\s+", " ").replaceAll("\\p{C}", "?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}

package io.volmount.ssh.transport;

import io.volmount.text.Cut;
import io.volmount.text.TerminalSafe;

/** Text that came over the network, made fit for a message: one short line without control characters. */
public final class PeerText {
    private static final int LONGEST = 120;

    private PeerText() {}

    public static String clean(String text) {
        return text == null ? "no reason given" : Cut.beginning(line(text), LONGEST);
    }

    /** The same, with its end, when it is too long for one. */
    public static String cleanEnd(String text) {
        return Cut.end(line(text), LONGEST);
    }

    private static String line(String text) {
        return TerminalSafe.line(text.replaceAll("[\\s\\p{Z}]+", " ").strip(), '?');
    }
}

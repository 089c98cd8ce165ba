package io.volmount.ssh.transport;

import io.volmount.text.Cut;
import io.volmount.text.TerminalSafe;

/** Sanitizes text from the network for messages: one short line without control characters. */
public final class PeerText {
    private static final int MAX_LENGTH = 120;

    private PeerText() {}

    public static String clean(String text) {
        return text == null ? "no reason given" : Cut.beginning(line(text), MAX_LENGTH);
    }

    /** Like {@link #clean}, but keeps the end of a text that is too long. */
    public static String cleanEnd(String text) {
        return Cut.end(line(text), MAX_LENGTH);
    }

    private static String line(String text) {
        return TerminalSafe.line(text.replaceAll("[\\s\\p{Z}]+", " ").strip(), '?');
    }
}

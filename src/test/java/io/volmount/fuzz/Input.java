package io.volmount.fuzz;

import java.nio.charset.StandardCharsets;

/** Bytes as a text with its first line apart. */
record Input(String first, String rest) {

    static Input of(byte[] bytes) {
        String text = text(bytes);
        int end = text.indexOf('\n');
        return end < 0 ? new Input(text, "") : new Input(text.substring(0, end), text.substring(end + 1));
    }

    /** As whatever comes over a connection is read. */
    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

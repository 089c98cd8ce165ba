package io.volmount.sshconfig;

import java.util.Optional;

/**
 * Splits a line at whitespace or a single {@code =}, as OpenSSH reads keywords and {@code Match} criteria. A double
 * quote, even inside a piece, extends it to the next double quote.
 */
final class Delimited {
    private static final String BLANKS = " \t\r";

    private final String line;
    private int at;
    private boolean over;

    Delimited(String line, int from) {
        this.line = line;
        this.at = from;
    }

    /** Where the next piece begins. */
    int at() {
        return at;
    }

    /** The next piece; empty at the end of the line or at an unterminated quote. */
    Optional<String> next() {
        if (over) {
            return Optional.empty();
        }
        int begin = at;
        while (at < line.length() && "\"=".indexOf(line.charAt(at)) < 0 && !isBlank(at)) {
            at++;
        }
        String piece = line.substring(begin, at);
        if (at == line.length()) {
            over = true;
            return Optional.of(piece);
        }
        return line.charAt(at) == '"' ? quoted(piece) : Optional.of(delimited(piece));
    }

    private Optional<String> quoted(String before) {
        int close = line.indexOf('"', at + 1);
        if (close < 0) {
            over = true;
            return Optional.empty();
        }
        String piece = before + line.substring(at + 1, close);
        at = close + 1;
        skipBlanks();
        return Optional.of(piece);
    }

    private String delimited(String piece) {
        boolean equals = line.charAt(at) == '=';
        at++;
        skipBlanks();
        if (!equals && at < line.length() && line.charAt(at) == '=') {
            at++;
            skipBlanks();
        }
        return piece;
    }

    private void skipBlanks() {
        while (at < line.length() && isBlank(at)) {
            at++;
        }
    }

    private boolean isBlank(int index) {
        return BLANKS.indexOf(line.charAt(index)) >= 0;
    }
}

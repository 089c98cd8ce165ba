package io.volmount.sshconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The arguments of a line, split as a shell would: at blanks, with quotes of both kinds, a backslash before a quote, a
 * backslash or a blank, and a comment after {@code #} where a word could begin.
 */
final class Words {
    private static final String QUOTES = "\"'";

    private final String line;
    private final StringBuilder word = new StringBuilder();
    private int at;

    /** @param at the index in the line where its arguments begin */
    private Words(String line, int at) {
        this.line = line;
        this.at = at;
    }

    /** @param at the index in the line where it begins */
    record Word(String text, int at) {}

    /** The words from an index on, or empty if a quote is never closed. */
    static Optional<List<Word>> split(String line, int from) {
        Words words = new Words(line, from);
        List<Word> found = new ArrayList<>();
        while (words.skipBlanks()) {
            int begin = words.at;
            if (!words.readWord()) {
                return Optional.empty();
            }
            found.add(new Word(words.word.toString(), begin));
        }
        return Optional.of(found);
    }

    /** Whether another word begins here. */
    private boolean skipBlanks() {
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
        return at < line.length() && line.charAt(at) != '#';
    }

    /** Whether the word has an end. */
    private boolean readWord() {
        word.setLength(0);
        char quote = 0;
        for (; at < line.length() && (quote != 0 || !isBlank(line.charAt(at))); at++) {
            char c = line.charAt(at);
            if (c == '\\' && escapes(quote)) {
                word.append(line.charAt(++at));
            } else if (quote == 0 && QUOTES.indexOf(c) >= 0) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else {
                word.append(c);
            }
        }
        return quote == 0;
    }

    private boolean escapes(char quote) {
        char next = at + 1 < line.length() ? line.charAt(at + 1) : 0;
        return next == '\\' || next == '"' || next == '\'' || (quote == 0 && next == ' ');
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}

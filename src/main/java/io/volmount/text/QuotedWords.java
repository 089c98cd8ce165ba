package io.volmount.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words of a line as ssh_config(5) has them: they stand between blanks, quotes of both kinds keep blanks, and a
 * backslash keeps a quote, a backslash, or a blank outside of quotes; before anything else it is a character like others.
 * Python's {@code shlex}, by which Ansible splits, has other rules.
 */
public final class QuotedWords {
    private static final String QUOTES = "\"'";

    private final String line;
    private final boolean comments;
    private final StringBuilder word = new StringBuilder();
    private int at;

    private QuotedWords(String line, int at, boolean comments) {
        this.line = line;
        this.at = at;
        this.comments = comments;
    }

    /** @param at the index in the line where it begins */
    public record Word(String text, int at) {}

    /** The words of a whole line, or empty if a quote is never closed. */
    public static Optional<List<String>> split(String line) {
        return new QuotedWords(line, 0, false)
                .split()
                .map(words -> words.stream().map(Word::text).toList());
    }

    /** The words from an index on up to a comment after {@code #}, or empty if a quote is never closed. */
    public static Optional<List<Word>> splitBeforeComment(String line, int from) {
        return new QuotedWords(line, from, true).split();
    }

    private Optional<List<Word>> split() {
        List<Word> found = new ArrayList<>();
        while (skipBlanks()) {
            int begin = at;
            if (!readWord()) {
                return Optional.empty();
            }
            found.add(new Word(word.toString(), begin));
        }
        return Optional.of(found);
    }

    /** Skips whitespace; true if another word follows. */
    private boolean skipBlanks() {
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
        return at < line.length() && !(comments && line.charAt(at) == '#');
    }

    /** Reads a word; false if its quote is unterminated. */
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

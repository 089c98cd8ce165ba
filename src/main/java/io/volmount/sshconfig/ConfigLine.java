package io.volmount.sshconfig;

import io.volmount.document.SourceLocation;
import io.volmount.text.QuotedWords;
import io.volmount.text.QuotedWords.Word;
import java.util.List;
import java.util.Optional;

/** A configuration line: a keyword and its arguments. */
final class ConfigLine {
    private final String file;
    private final int number;
    private final String text;
    private final String keyword;
    private final int keywordAt;
    private final int restAt;

    private ConfigLine(String file, int number, String text, String keyword, int keywordAt, int restAt) {
        this.file = file;
        this.number = number;
        this.text = text;
        this.keyword = keyword;
        this.keywordAt = keywordAt;
        this.restAt = restAt;
    }

    /** Empty for a blank line or a comment. */
    static Optional<ConfigLine> of(String file, int number, String written) {
        String text = written.replaceFirst("\u0000.*", "").replaceFirst("[ \t\r\f]+$", "");
        Delimited pieces = new Delimited(text, 0);
        int at = 0;
        Optional<String> keyword = pieces.next();
        if (keyword.filter(String::isEmpty).isPresent()) {
            at = pieces.at();
            keyword = pieces.next();
        }
        int keywordAt = at;
        return keyword.filter(word -> !word.isEmpty() && !word.startsWith("#"))
                .map(word -> new ConfigLine(file, number, text, word, keywordAt, pieces.at()));
    }

    String keyword() {
        return keyword;
    }

    /** Whether the keyword has no arguments. */
    boolean isBare() {
        return restAt >= text.length();
    }

    /** The text after the keyword, as written. */
    String rest() {
        return text.substring(restAt);
    }

    /** The arguments, or empty if a quote is unterminated. */
    Optional<List<Word>> words() {
        return QuotedWords.splitBeforeComment(text, restAt);
    }

    Delimited pieces() {
        return new Delimited(text, restAt);
    }

    SourceLocation location() {
        return location(keywordAt);
    }

    SourceLocation restPlace() {
        return location(restAt);
    }

    SourceLocation location(Word word) {
        return location(word.at());
    }

    /** @param at an index in the line */
    SourceLocation location(int at) {
        return new SourceLocation(file, number, 1 + text.codePointCount(0, at));
    }
}

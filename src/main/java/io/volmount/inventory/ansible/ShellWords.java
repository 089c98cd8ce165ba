package io.volmount.inventory.ansible;

import io.volmount.document.Diagnostics;
import io.volmount.document.Node.Scalar;
import io.volmount.document.SourceLocation;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits words like Python's {@code shlex.split}: single and double quotes; a backslash escapes the next character,
 * except within single quotes, and within double quotes only {@code "} and a backslash. If comments are enabled,
 * {@code #} outside quotes begins one, even inside a word.
 */
public final class ShellWords {
    private final String text;
    private final SourceLocation start;
    private final boolean comments;
    private final Diagnostics diagnostics;
    private final List<Scalar> words = new ArrayList<>();
    private int at;
    private boolean over;

    private ShellWords(String text, SourceLocation start, boolean comments, Diagnostics diagnostics) {
        this.text = text;
        this.start = start;
        this.comments = comments;
        this.diagnostics = diagnostics;
    }

    /**
     * The words of a text, each with its location.
     *
     * @param start where the text begins
     * @param diagnostics receives errors such as unterminated quotes
     */
    public static List<Scalar> split(String text, SourceLocation start, boolean comments, Diagnostics diagnostics) {
        return new ShellWords(text, start, comments, diagnostics).split();
    }

    private List<Scalar> split() {
        while (!over && skipBlanks()) {
            int begin = at;
            String word = word();
            if (at > begin || !word.isEmpty()) {
                words.add(new Scalar(location(begin), word));
            }
        }
        return words;
    }

    private boolean skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at < text.length() && !(comments && text.charAt(at) == '#');
    }

    private String word() {
        int begin = at;
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (; at < text.length() && (quote != 0 || !isBlank(text.charAt(at))); at++) {
            char c = text.charAt(at);
            if (c == '\\' && quote != '\'') {
                escape(word, quote);
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (quote == 0 && comments && c == '#') {
                over = true;
                break;
            } else {
                word.append(c);
            }
        }
        if (quote != 0) {
            diagnostics.add(location(begin), "unterminated quote; close it on the same line");
        }
        return word.toString();
    }

    private void escape(StringBuilder word, char quote) {
        if (at + 1 == text.length()) {
            diagnostics.add(location(at), "trailing backslash; write two for a literal one, or remove it");
            return;
        }
        char next = text.charAt(++at);
        if (quote == '"' && next != '"' && next != '\\') {
            word.append('\\');
        }
        word.append(next);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private SourceLocation location(int index) {
        return new SourceLocation(start.file(), start.line(), start.column() + text.codePointCount(0, index));
    }
}

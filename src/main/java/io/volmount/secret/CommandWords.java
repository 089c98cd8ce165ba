package io.volmount.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A command line as words, quoted as in ssh_config; no shell ever sees it. */
final class CommandWords {
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private char quote;

    private CommandWords() {}

    /**
     * Words stand between blanks; single and double quotes keep blanks, and a backslash keeps a quote, a backslash, or a
     * blank outside of quotes. Empty if there is no word, or a quote without an end.
     */
    static Optional<List<String>> split(String line) {
        CommandWords command = new CommandWords();
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\\' && i + 1 < line.length() && command.escapes(line.charAt(i + 1))) {
                i++;
                command.keep(line.charAt(i));
            } else {
                command.take(line.charAt(i));
            }
        }
        command.endWord();
        return command.quote != 0 || command.words.isEmpty()
                ? Optional.empty()
                : Optional.of(List.copyOf(command.words));
    }

    private boolean escapes(char next) {
        return next == '\'' || next == '"' || next == '\\' || next == ' ' && quote == 0;
    }

    private void take(char c) {
        if (quote == 0 && (c == ' ' || c == '\t')) {
            endWord();
        } else if (quote == 0 && (c == '\'' || c == '"')) {
            quote = c;
            inWord = true;
        } else if (c == quote) {
            quote = 0;
        } else {
            keep(c);
        }
    }

    private void keep(char c) {
        word.append(c);
        inWord = true;
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}

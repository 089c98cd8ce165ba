package io.volmount.sshconfig;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Diagnostics;
import io.volmount.document.Located;
import io.volmount.sshconfig.Condition.Hosts;
import io.volmount.sshconfig.Directive.Assignment;
import io.volmount.text.QuotedWords.Word;
import java.util.List;
import java.util.Optional;

/** Parses the arguments of one line; adds errors to the diagnostics. */
final class LineReader {
    private final ConfigLine line;
    private final LocalUser user;
    private final Diagnostics diagnostics;

    LineReader(ConfigLine line, LocalUser user, Diagnostics diagnostics) {
        this.line = line;
        this.user = user;
        this.diagnostics = diagnostics;
    }

    /** The patterns of {@code Host}. */
    Optional<Hosts> hosts() {
        return wordsOfAnyNumber()
                .map(words -> new Hosts(words.stream().map(Word::text).toList()));
    }

    boolean hasArguments() {
        if (line.isBare()) {
            diagnostics.add(line.location(), quoted(line.keyword()) + " has no value; write one or remove the line");
        }
        return !line.isBare();
    }

    /** One or more words, none of them empty. */
    Optional<List<Word>> wordsOfAnyNumber() {
        Optional<List<Word>> words = hasArguments() ? line.words() : Optional.of(List.of());
        if (words.isEmpty()) {
            diagnostics.add(line.restPlace(), "unterminated quote; close it");
        }
        words.stream()
                .flatMap(List::stream)
                .filter(word -> word.text().isEmpty())
                .forEach(word -> diagnostics.add(
                        line.location(word),
                        quoted(line.keyword()) + " has an empty value; write one or remove the line"));
        return words.filter(
                        found -> found.stream().noneMatch(word -> word.text().isEmpty()))
                .filter(found -> !line.isBare());
    }

    /** A keyword with values that it accepts. */
    Optional<Directive> assignment(Keyword keyword, boolean ofUser) {
        Optional<List<Located<String>>> values = wordsOfAnyNumber().flatMap(words -> switch (keyword.shape()) {
            case WORD -> single(keyword, words);
            case WORDS -> several(keyword, words);
            case REST -> rest(line.rest());
            case REST_BUT_COMMENT -> rest(line.rest().replaceFirst("[ \t]*#.*", ""));
        });
        return values.filter(written -> areAccepted(keyword, written))
                .map(written -> new Assignment(keyword, written, ofUser));
    }

    private Optional<List<Located<String>>> single(Keyword keyword, List<Word> words) {
        if (words.size() > 1) {
            diagnostics.add(
                    line.location(words.get(1)),
                    "unexpected " + quoted(words.get(1).text()) + ": " + keyword
                            + " takes one value; quote a value with spaces or remove the rest");
            return Optional.empty();
        }
        return several(keyword, words);
    }

    private Optional<List<Located<String>>> several(Keyword keyword, List<Word> words) {
        boolean noneAmongOthers =
                words.size() > 1 && words.stream().anyMatch(word -> word.text().equalsIgnoreCase("none"));
        if (words.isEmpty() || noneAmongOthers) {
            diagnostics.add(
                    line.restPlace(),
                    words.isEmpty()
                            ? keyword + " has no value; write one or remove the line"
                            : "`none` cannot be combined with files; remove one or the other");
            return Optional.empty();
        }
        return Optional.of(words.stream()
                .map(word -> new Located<>(word.text(), line.location(word)))
                .toList());
    }

    private Optional<List<Located<String>>> rest(String text) {
        return Optional.of(List.of(new Located<>(text.replaceFirst("^[ \t=]+", ""), line.restPlace())));
    }

    /** Checks all values, to report all errors. */
    private boolean areAccepted(Keyword keyword, List<Located<String>> values) {
        return values.stream().filter(value -> isAccepted(keyword, value)).count() == values.size();
    }

    private boolean isAccepted(Keyword keyword, Located<String> value) {
        Optional<String> objection = keyword.accepts(value.value())
                ? keyword.expansion().objection(value.value(), user)
                : Optional.of(
                        "expected " + keyword.expected() + " for " + keyword + ", found " + quoted(value.value()));
        objection.ifPresent(sentence -> diagnostics.add(value.location(), sentence));
        return objection.isEmpty();
    }
}

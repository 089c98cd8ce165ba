package io.volmount.sshconfig;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Diagnostics;
import io.volmount.document.Located;
import io.volmount.sshconfig.Condition.Hosts;
import io.volmount.sshconfig.Directive.Assignment;
import io.volmount.text.QuotedWords.Word;
import java.util.List;
import java.util.Optional;

/** Reads the arguments of one line; what is wrong with them is added to the problems. */
final class LineReader {
    private final ConfigLine line;
    private final LocalUser user;
    private final Diagnostics problems;

    LineReader(ConfigLine line, LocalUser user, Diagnostics problems) {
        this.line = line;
        this.user = user;
        this.problems = problems;
    }

    /** The patterns of {@code Host}. */
    Optional<Hosts> hosts() {
        return wordsOfAnyNumber()
                .map(words -> new Hosts(words.stream().map(Word::text).toList()));
    }

    boolean hasArguments() {
        if (line.isBare()) {
            problems.add(
                    line.location(), "nothing follows " + quoted(line.keyword()) + "; write its value or remove it");
        }
        return !line.isBare();
    }

    /** Words of which none is empty. */
    Optional<List<Word>> wordsOfAnyNumber() {
        Optional<List<Word>> words = hasArguments() ? line.words() : Optional.of(List.of());
        if (words.isEmpty()) {
            problems.add(line.restPlace(), "a quote begins here or later and does not end; close it");
        }
        words.stream()
                .flatMap(List::stream)
                .filter(word -> word.text().isEmpty())
                .forEach(word -> problems.add(
                        line.location(word),
                        "an empty value of " + quoted(line.keyword()) + "; write one or remove the line"));
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
            problems.add(
                    line.location(words.get(1)),
                    quoted(words.get(1).text()) + " is more than " + keyword + " takes; quote a value with blanks in"
                            + " it, or remove this");
            return Optional.empty();
        }
        return several(keyword, words);
    }

    private Optional<List<Located<String>>> several(Keyword keyword, List<Word> words) {
        boolean noneAmongOthers =
                words.size() > 1 && words.stream().anyMatch(word -> word.text().equalsIgnoreCase("none"));
        if (words.isEmpty() || noneAmongOthers) {
            problems.add(
                    line.restPlace(),
                    words.isEmpty()
                            ? keyword + " has no value but a comment; write one or remove the line"
                            : "`none` must stand alone; remove it or the files beside it");
            return Optional.empty();
        }
        return Optional.of(words.stream()
                .map(word -> new Located<>(word.text(), line.location(word)))
                .toList());
    }

    private Optional<List<Located<String>>> rest(String text) {
        return Optional.of(List.of(new Located<>(text.replaceFirst("^[ \t=]+", ""), line.restPlace())));
    }

    /** Looks at all of them, to tell everything that is wrong. */
    private boolean areAccepted(Keyword keyword, List<Located<String>> values) {
        return values.stream().filter(value -> isAccepted(keyword, value)).count() == values.size();
    }

    private boolean isAccepted(Keyword keyword, Located<String> value) {
        Optional<String> objection = keyword.accepts(value.value())
                ? keyword.expansion().objection(value.value(), user)
                : Optional.of(
                        "expected " + keyword.expected() + " for " + keyword + ", found " + quoted(value.value()));
        objection.ifPresent(sentence -> problems.add(value.location(), sentence));
        return objection.isEmpty();
    }
}

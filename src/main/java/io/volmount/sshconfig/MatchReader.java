package io.volmount.sshconfig;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Diagnostics;
import io.volmount.document.Located;
import io.volmount.sshconfig.Condition.Criteria;
import io.volmount.sshconfig.Criterion.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Parses the criteria of a {@code Match} line. */
final class MatchReader {
    private final ConfigLine line;
    private final Delimited pieces;
    private final Diagnostics diagnostics;
    private final List<Criterion> criteria = new ArrayList<>();
    private final List<Located<String>> unused = new ArrayList<>();

    MatchReader(ConfigLine line, Diagnostics diagnostics) {
        this.line = line;
        this.pieces = line.pieces();
        this.diagnostics = diagnostics;
    }

    /** The condition, or empty after adding an error. */
    Optional<Criteria> read() {
        int at = pieces.at();
        Optional<String> word = nextWord();
        while (word.isPresent()) {
            if (!criterion(word.get(), at)) {
                return Optional.empty();
            }
            at = pieces.at();
            word = nextWord();
        }
        if (criteria.isEmpty()) {
            diagnostics.add(line.location(at), "`Match` has no criterion; write one such as `host` or `all`");
            return Optional.empty();
        }
        return Optional.of(new Criteria(List.copyOf(criteria)));
    }

    /** The criteria that volmount does not evaluate, as written. */
    List<Located<String>> unused() {
        return unused;
    }

    private Optional<String> nextWord() {
        return pieces.next().filter(word -> !word.isEmpty() && !word.startsWith("#"));
    }

    /** Parses a criterion; false after adding an error. */
    private boolean criterion(String word, int at) {
        boolean negated = word.startsWith("!");
        String name = negated ? word.substring(1) : word;
        Optional<Subject> subject = Subject.named(name);
        if (subject.isEmpty()) {
            diagnostics.add(
                    line.location(at),
                    "unknown criterion " + quoted(name) + " of Match; expected all, canonical, final, host,"
                            + " originalhost, user or localuser");
            return false;
        }
        if (subject.get() == Subject.ALL && !standsAlone()) {
            diagnostics.add(line.location(at), "`all` cannot be combined with other criteria of Match; write it alone");
            return false;
        }
        Optional<List<String>> patterns = subject.get().takesPatterns() ? patterns() : Optional.of(List.of());
        if (patterns.isEmpty()) {
            diagnostics.add(line.location(at), quoted(name) + " has no value; write the pattern to match");
            return false;
        }
        if (!subject.get().isUsed()) {
            unused.add(new Located<>("Match " + name, line.location(at)));
        }
        criteria.add(new Criterion(subject.get(), negated, patterns.get()));
        return true;
    }

    private Optional<List<String>> patterns() {
        return nextWord().map(list -> Arrays.asList(list.split(",")));
    }

    /** Allows one criterion before it, for {@code final all}. */
    private boolean standsAlone() {
        return criteria.size() <= 1 && nextWord().isEmpty();
    }
}

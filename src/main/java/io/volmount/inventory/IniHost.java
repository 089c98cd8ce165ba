package io.volmount.inventory;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Node.Entry;
import io.volmount.document.Node.Scalar;
import io.volmount.document.Place;
import io.volmount.document.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A line that lists hosts: a pattern, perhaps with a port, then variables. */
final class IniHost {
    private static final HostRange RANGE = new HostRange(':');

    private IniHost() {}

    static void list(IniLine line, Optional<String> group, Draft draft) {
        Problems problems = draft.problems();
        List<Scalar> words = line.words(problems);
        if (words.isEmpty()) {
            return;
        }
        Scalar first = words.get(0);
        int colon = portColon(first.text());
        List<Entry> variables = new ArrayList<>();
        if (colon >= 0) {
            Scalar port = new Scalar(first.place(), first.text().substring(colon + 1));
            variables.add(new Entry(new Scalar(first.place(), "ansible_port"), port));
        }
        words.subList(1, words.size()).forEach(word -> variable(word, problems).ifPresent(variables::add));
        Settings settings = AnsibleVariables.settings(variables, problems);
        Scalar pattern =
                colon < 0 ? first : new Scalar(first.place(), first.text().substring(0, colon));
        RANGE.expand(pattern, problems)
                .ifPresent(names ->
                        names.forEach(name -> draft.host(new Scalar(pattern.place(), name), group, settings)));
    }

    /** Where the colon before a port is, if it is the only one outside brackets; -1 without a port. */
    private static int portColon(String word) {
        int colon = word.lastIndexOf(':');
        boolean digits = colon > word.lastIndexOf(']')
                && colon + 1 < word.length()
                && word.chars().skip(colon + 1L).allMatch(c -> c >= '0' && c <= '9');
        String before = word.substring(0, Math.max(0, colon)).replaceAll("\\[[^\\[\\]]*]", "");
        return digits && !before.contains(":") ? colon : -1;
    }

    private static Optional<Entry> variable(Scalar word, Problems problems) {
        int equals = word.text().indexOf('=');
        if (equals <= 0) {
            problems.add(
                    word.place(),
                    "expected a variable as name=value here, found " + quoted(word.text())
                            + "; put every agent on a line of its own");
            return Optional.empty();
        }
        Place start = word.place();
        Place value = new Place(start.file(), start.line(), start.column() + equals + 1);
        return Optional.of(new Entry(
                new Scalar(start, word.text().substring(0, equals)),
                new Scalar(value, word.text().substring(equals + 1))));
    }
}

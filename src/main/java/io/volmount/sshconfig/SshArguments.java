package io.volmount.sshconfig;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Diagnostic;
import io.volmount.document.Diagnostics;
import io.volmount.document.Located;
import io.volmount.sshconfig.Directive.Assignment;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Options as after {@code ssh} on a command line, which win over all files of configuration: {@code -o}, {@code -J}, {@code
 * -p}, {@code -l}, {@code -i} and {@code -F}. Others that change nothing of the way are passed over; those that make ssh do
 * something else are problems. Immutable.
 */
public final class SshArguments {
    private static final String WITH_VALUE = "bceilmopBDEFIJLOPQRSwW";
    private static final String FLAGS = "1246aAcCgkKMnqtTvxXyY";

    /** With these, ssh does not run a command on a host, or not where it seems to. */
    private static final String SOMETHING_ELSE = "WOQsNfGV";

    private final List<Assignment> assignments = new ArrayList<>();
    private final List<Located<String>> unused = new ArrayList<>();
    private final LocalUser user;
    private final Diagnostics problems;
    private Optional<Located<String>> file = Optional.empty();

    private SshArguments(LocalUser user, Diagnostics problems) {
        this.user = user;
        this.problems = problems;
    }

    /**
     * Reads options.
     *
     * @param words each an option, its value, or both
     * @param problems receives what is wrong with them
     */
    public static SshArguments read(List<Located<String>> words, LocalUser user, Diagnostics problems) {
        SshArguments arguments = new SshArguments(user, problems);
        Iterator<Located<String>> left = words.iterator();
        while (left.hasNext()) {
            arguments.take(left.next(), left);
        }
        return arguments;
    }

    List<Assignment> assignments() {
        return List.copyOf(assignments);
    }

    /** The file of configuration that {@code -F} names. */
    public Optional<Located<String>> file() {
        return file;
    }

    /** Options that nothing here looks at. */
    public List<Located<String>> unused() {
        return List.copyOf(unused);
    }

    private void take(Located<String> word, Iterator<Located<String>> left) {
        String text = word.value();
        if (!text.startsWith("-") || text.length() < 2) {
            problems.add(
                    word.location(),
                    quoted(text) + " is no option of ssh; options alone can stand here, without a host");
            return;
        }
        for (int at = 1; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (WITH_VALUE.indexOf(letter) >= 0) {
                boolean attached = at + 1 < text.length();
                if (!attached && !left.hasNext()) {
                    problems.add(word.location(), quoted("-" + letter) + " needs a value after it; write it");
                    return;
                }
                String value = attached ? text.substring(at + 1) : left.next().value();
                option(letter, new Located<>(value, word.location()));
                return;
            }
            flag(letter, word);
        }
    }

    private void flag(char letter, Located<String> word) {
        if (SOMETHING_ELSE.indexOf(letter) >= 0) {
            refuse(letter, word);
        } else if (FLAGS.indexOf(letter) < 0) {
            problems.add(word.location(), quoted("-" + letter) + " is no option of ssh; correct or remove it");
        }
    }

    private void option(char letter, Located<String> value) {
        switch (letter) {
            case 'o' -> line(value, value.value());
            case 'J' -> line(value, "ProxyJump " + value.value());
            case 'p' -> line(value, "Port " + worded(value));
            case 'l' -> line(value, "User " + worded(value));
            case 'i' -> line(value, "IdentityFile " + worded(value));
            case 'F' -> file = file.or(() -> Optional.of(value));
            default -> {
                if (SOMETHING_ELSE.indexOf(letter) >= 0) {
                    refuse(letter, value);
                } else {
                    unused.add(value.map(any -> "-" + letter));
                }
            }
        }
    }

    private void refuse(char letter, Located<String> word) {
        problems.add(
                word.location(),
                quoted("-" + letter) + " makes ssh do something else than run commands on an agent; remove it");
    }

    private static String worded(Located<String> value) {
        return "\"" + value.value().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Reads a line of configuration as if it stood where the option does. */
    private void line(Located<String> option, String text) {
        Diagnostics own = new Diagnostics();
        ConfigReader reader = new ConfigReader(user, own);
        Optional<Assignment> assignment = reader.argument(text);
        for (Diagnostic problem : own.found()) {
            problems.add(option.location(), problem.message());
        }
        reader.unused().forEach(word -> unused.add(option.map(any -> word.value())));
        assignment.ifPresent(read -> assignments.add(new Assignment(
                read.keyword(),
                read.values().stream()
                        .map(value -> option.map(any -> value.value()))
                        .toList(),
                true)));
    }
}

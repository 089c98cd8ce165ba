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
 * Command line options of {@code ssh}, which override the configuration files: {@code -o}, {@code -J}, {@code -p},
 * {@code -l}, {@code -i} and {@code -F}. Options that do not affect the connection are ignored; options that make ssh
 * do something else are errors. Immutable.
 */
public final class SshArguments {
    private static final String WITH_VALUE = "bceilmopBDEFIJLOPQRSwW";
    private static final String FLAGS = "1246aAcCgkKMnqtTvxXyY";

    /** With these options ssh does not run a command on the given host. */
    private static final String NOT_COMMANDS = "WOQsNfGV";

    private final List<Assignment> assignments = new ArrayList<>();
    private final List<Located<String>> unused = new ArrayList<>();
    private final LocalUser user;
    private final Diagnostics diagnostics;
    private Optional<Located<String>> file = Optional.empty();

    private SshArguments(LocalUser user, Diagnostics diagnostics) {
        this.user = user;
        this.diagnostics = diagnostics;
    }

    /**
     * Parses options.
     *
     * @param words each an option, its value, or both
     * @param diagnostics receives the errors
     */
    public static SshArguments read(List<Located<String>> words, LocalUser user, Diagnostics diagnostics) {
        SshArguments arguments = new SshArguments(user, diagnostics);
        Iterator<Located<String>> left = words.iterator();
        while (left.hasNext()) {
            arguments.take(left.next(), left);
        }
        return arguments;
    }

    List<Assignment> assignments() {
        return List.copyOf(assignments);
    }

    /** The configuration file of {@code -F}. */
    public Optional<Located<String>> file() {
        return file;
    }

    /** Options that volmount ignores. */
    public List<Located<String>> unused() {
        return List.copyOf(unused);
    }

    private void take(Located<String> word, Iterator<Located<String>> left) {
        String text = word.value();
        if (!text.startsWith("-") || text.length() < 2) {
            diagnostics.add(
                    word.location(), quoted(text) + " is not an option of ssh; only options are allowed here, no host");
            return;
        }
        for (int at = 1; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (WITH_VALUE.indexOf(letter) >= 0) {
                boolean attached = at + 1 < text.length();
                if (!attached && !left.hasNext()) {
                    diagnostics.add(word.location(), quoted("-" + letter) + " has no value; write one");
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
        if (NOT_COMMANDS.indexOf(letter) >= 0) {
            refuse(letter, word);
        } else if (FLAGS.indexOf(letter) < 0) {
            diagnostics.add(word.location(), quoted("-" + letter) + " is not an option of ssh; correct or remove it");
        }
    }

    private void option(char letter, Located<String> value) {
        switch (letter) {
            case 'o' -> line(value, value.value());
            case 'J' -> line(value, "ProxyJump " + value.value());
            case 'p' -> line(value, "Port " + quotedWord(value));
            case 'l' -> line(value, "User " + quotedWord(value));
            case 'i' -> line(value, "IdentityFile " + quotedWord(value));
            case 'F' -> file = file.or(() -> Optional.of(value));
            default -> {
                if (NOT_COMMANDS.indexOf(letter) >= 0) {
                    refuse(letter, value);
                } else {
                    unused.add(value.map(any -> "-" + letter));
                }
            }
        }
    }

    private void refuse(char letter, Located<String> word) {
        diagnostics.add(word.location(), quoted("-" + letter) + " does not run commands on an agent; remove it");
    }

    private static String quotedWord(Located<String> value) {
        return "\"" + value.value().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Parses a configuration line at the location of the option. */
    private void line(Located<String> option, String text) {
        Diagnostics own = new Diagnostics();
        ConfigReader reader = new ConfigReader(user, own);
        Optional<Assignment> assignment = reader.argument(text);
        for (Diagnostic diagnostic : own.found()) {
            diagnostics.add(option.location(), diagnostic.message());
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

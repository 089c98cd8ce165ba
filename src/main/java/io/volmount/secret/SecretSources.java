package io.volmount.secret;

import io.volmount.file.HomePath;
import io.volmount.text.QuotedWords;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Parses {@code file:PATH}, {@code env:NAME} and {@code command:WORDS}.
 *
 * @param home the home directory, {@code ~}
 * @param timeout for commands
 * @param errors gets what a command prints on its standard error
 */
public record SecretSources(Map<String, String> environment, Path home, Duration timeout, PrintStream errors) {
    private static final String VARIABLE = "env:";
    private static final List<String> KINDS = List.of("file:", VARIABLE, "command:");

    /** Whether the text begins as a source does; what does not may be a secret, and is not to be shown. */
    public static boolean isSource(String written) {
        return KINDS.stream().anyMatch(written::startsWith);
    }

    /** Empty if the text has none of the three forms. */
    public Optional<SecretSource> parse(String written) {
        int colon = written.indexOf(':');
        if (colon < 0 || colon == written.length() - 1) {
            return Optional.empty();
        }
        String rest = written.substring(colon + 1);
        return switch (written.substring(0, colon)) {
            case "file" -> path(rest).map(SecretFile::new);
            case "env" -> Optional.of(new SecretVariable(rest, environment));
            case "command" ->
                QuotedWords.split(rest)
                        .filter(words -> !words.isEmpty())
                        .map(words -> new SecretCommand(words, timeout, errors));
            default -> Optional.empty();
        };
    }

    /** The environment variable of an {@code env:} source; empty for other sources. */
    public static Optional<String> variable(String written) {
        return written.startsWith(VARIABLE) ? Optional.of(written.substring(VARIABLE.length())) : Optional.empty();
    }

    private Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(HomePath.expanded(text, home)));
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }
}

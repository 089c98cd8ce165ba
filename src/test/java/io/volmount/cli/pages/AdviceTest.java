package io.volmount.cli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CliHarness;
import io.volmount.pages.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a message or a page advises the operator to type can be typed. */
class AdviceTest {
    private static final Pattern COMMAND = Pattern.compile("[`']volmount ((?:[a-z]+(?:-[a-z]+)* ?)+)");
    private static final Pattern SHELL = Pattern.compile("(?m)^\\$ (?:bin/)?volmount ((?:[a-z]+(?:-[a-z]+)* ?)+)");

    @TempDir
    Path home;

    private static Stream<Path> files(String folder, String ending) {
        try (Stream<Path> found = Files.walk(Path.of(folder))) {
            return found.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> advised() {
        return Stream.of(
                        files("src/main/java", ".java"),
                        files("src/main/resources", ".sh"),
                        Page.all().stream().map(Page::path))
                .flatMap(all -> all)
                .flatMap(file -> commands(file).map(words -> file.getFileName() + ": " + words))
                .distinct()
                .toList();
    }

    private static Stream<String> commands(Path file) {
        try {
            String text = Files.readString(file);
            return Stream.of(COMMAND, SHELL)
                    .flatMap(pattern -> pattern.matcher(text).results())
                    .map((MatchResult result) -> result.group(1).strip())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the words lead to a command that does something by itself. */
    private static boolean exists(CommandLine top, String words) {
        CommandLine command = top;
        for (String word : words.split(" ")) {
            Optional<CommandLine> next =
                    Optional.ofNullable(command.getSubcommands().get(word));
            if (next.isEmpty()) {
                return command != top && command.getSubcommands().isEmpty();
            }
            command = next.get();
        }
        return !command.getCommandName().equals("inventory");
    }

    @Test
    void everyCommandThatIsAdvisedExists() {
        CommandLine top = new CliHarness(home).commands();

        assertThat(advised()).hasSizeGreaterThan(20).allMatch(advice -> exists(top, advice.replaceFirst(".*: ", "")));
    }
}

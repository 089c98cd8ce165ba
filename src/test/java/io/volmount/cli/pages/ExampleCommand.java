package io.volmount.cli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.pages.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * A command that is shown to be typed in a shell.
 *
 * @param place where it is shown first
 * @param text from {@code volmount} to its last argument
 */
record ExampleCommand(String place, String text) {
    private static final String WORD = "(?:'[^']*'|\"[^\"]*\"|[^\\s'\"|<>&;()])+";
    /** Where a shell looks for a command, up to an operator, a comment or a description in the next column. */
    private static final Pattern COMMAND = Pattern.compile("(?:^|[|&;(] ?)(?:bin/)?(volmount(?: (?!#)" + WORD + ")+)");

    private static final Pattern WORDS = Pattern.compile(WORD);

    /** Those in the help of commands, on pages, and in the comments of example files. */
    static Collection<ExampleCommand> all(CommandLine commands) {
        Map<String, ExampleCommand> distinct = new LinkedHashMap<>();
        Stream.of(help(commands), pages(), files())
                .flatMap(places -> places)
                .forEach(example -> distinct.putIfAbsent(example.text, example));
        return distinct.values();
    }

    private static Stream<ExampleCommand> help(CommandLine command) {
        String place = command.getCommandSpec().qualifiedName() + " --help";
        return Stream.concat(
                Stream.of(command.getCommandSpec().usageMessage().footer())
                        .flatMap(line -> in(place, line.strip().replace("%%", "%"))),
                command.getSubcommands().values().stream().flatMap(ExampleCommand::help));
    }

    private static Stream<ExampleCommand> pages() {
        return Page.all().stream()
                .flatMap(page -> page.blocks("console").stream()
                        .flatMap(String::lines)
                        .filter(line -> line.startsWith("$ "))
                        .flatMap(line -> in(page.toString(), line.substring(2))));
    }

    private static Stream<ExampleCommand> files() {
        return Stream.of("inventories", "playbook-templates")
                .flatMap(folder -> list(Path.of(folder)).stream())
                .flatMap(file -> lines(file).stream()
                        .filter(line -> line.startsWith("#   "))
                        .flatMap(line -> in(file.toString(), line.substring(4))));
    }

    private static Stream<ExampleCommand> in(String place, String line) {
        List<ExampleCommand> found = COMMAND.matcher(line)
                .results()
                .map(command -> new ExampleCommand(place, command.group(1)))
                .toList();
        assertThat(found.isEmpty() && line.replaceFirst(" +#.*", "").contains("volmount "))
                .as("%s: cannot be read as a command: %s", place, line)
                .isFalse();
        return found.stream();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its arguments. */
    List<String> words() {
        return WORDS.matcher(text)
                .results()
                .skip(1)
                .map(word -> word.group().replaceAll("['\"]", ""))
                .toList();
    }

    @Override
    public String toString() {
        return text + " (" + place + ")";
    }
}

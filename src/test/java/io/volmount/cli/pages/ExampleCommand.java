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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * A command that is shown to be typed in a shell.
 *
 * @param place where it is shown first
 * @param text from {@code volmount} to its last argument
 * @param input the lines that are shown to be typed at its own prompt, or given to its standard input; may be empty
 */
record ExampleCommand(String place, String text, String input) {
    private static final String WORD = "(?:'[^']*'|\"[^\"]*\"|[^\\s'\"|<>&;()])+";
    /** Where a shell looks for a command, up to an operator, a comment or a description in the next column. */
    private static final Pattern COMMAND = Pattern.compile("(?:^|[|&;(] ?)(?:bin/)?(volmount(?: (?!#)" + WORD + ")+)");

    private static final Pattern WORDS = Pattern.compile(WORD);
    /** A command in a console, and what comes before the next. */
    private static final Pattern TYPED = Pattern.compile("(?ms)^\\$ ([^\\n]*)\\n(.*?)(?=^\\$ |\\z)");

    private static final Pattern HERE_DOCUMENT = Pattern.compile("(?s)<<'(\\w+)'\\n(.*?\\n)\\1\\n");
    private static final Pattern PROMPT = Pattern.compile("(?m)^volmount (?:-[^>\\n]*)?> (.*\\n)");

    /** Those in the help of commands, on pages, and in the comments of example files. */
    static Collection<ExampleCommand> all(CommandLine commands) {
        Map<String, ExampleCommand> distinct = new LinkedHashMap<>();
        Stream.of(help(commands), pages(), files())
                .flatMap(places -> places)
                .forEach(example -> distinct.putIfAbsent(example.text + "\n" + example.input, example));
        return distinct.values();
    }

    private static Stream<ExampleCommand> help(CommandLine command) {
        String place = command.getCommandSpec().qualifiedName() + " --help";
        return Stream.concat(
                Stream.of(command.getCommandSpec().usageMessage().footer())
                        .flatMap(line -> in(place, line.strip().replace("%%", "%"), "")),
                command.getSubcommands().values().stream().flatMap(ExampleCommand::help));
    }

    private static Stream<ExampleCommand> pages() {
        return Page.all().stream()
                .flatMap(page -> page.blocks("console").stream()
                        .flatMap(block -> TYPED.matcher(block).results())
                        .flatMap(typed -> in(page.toString(), typed.group(1), input(typed.group()))));
    }

    private static String input(String console) {
        Matcher here = HERE_DOCUMENT.matcher(console);
        return here.find()
                ? here.group(2)
                : PROMPT.matcher(console).results().map(line -> line.group(1)).collect(Collectors.joining());
    }

    private static Stream<ExampleCommand> files() {
        return Stream.of("inventories", "playbook-templates")
                .flatMap(folder -> list(Path.of(folder)).stream())
                .flatMap(file -> lines(file).stream()
                        .filter(line -> line.startsWith("#   "))
                        .flatMap(line -> in(file.toString(), line.substring(4), "")));
    }

    private static Stream<ExampleCommand> in(String place, String line, String input) {
        List<ExampleCommand> found = COMMAND.matcher(line)
                .results()
                .map(command -> new ExampleCommand(place, command.group(1), input))
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

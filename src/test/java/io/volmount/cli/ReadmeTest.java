package io.volmount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The table of options in README says what the commands take, no less and no more. */
class ReadmeTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`-[^|]*(?:\\\\\\|[^|]*)*)\\| ([^|]*) \\|");
    private static final Pattern OPTION = Pattern.compile("`(--?[A-Za-z-]+)");
    private static final Pattern COMMAND = Pattern.compile("`([a-z ]+)`");
    private static final Set<String> TOLD_ELSEWHERE =
            Set.of("--help", "--version", "--agents", "--zones", "--faults", "--seed", "--runs", "--lock");

    @TempDir
    Path home;

    /** Every command that does something, by the words that lead to it. */
    private static Stream<CommandLine> working(CommandLine command) {
        Stream<CommandLine> below =
                command.getSubcommands().values().stream().distinct().flatMap(ReadmeTest::working);
        boolean works = command.getParent() != null && !command.getCommandName().equals("inventory");
        return works ? Stream.concat(Stream.of(command), below) : below;
    }

    private static String words(CommandLine command) {
        return command.getCommandSpec().qualifiedName().replaceFirst("volmount ", "");
    }

    private static boolean meant(String cell, String words) {
        boolean listed = COMMAND.matcher(cell)
                .results()
                .map(found -> found.group(1))
                .anyMatch(name -> words.equals(name) || words.startsWith(name + " "));
        return cell.startsWith("all") ? !listed : listed;
    }

    private static Set<String> longOptions(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .map(option -> option.longestName())
                .filter(name -> !TOLD_ELSEWHERE.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theOptionsOfEveryCommandAreThoseThatTheTableGivesIt() throws IOException {
        List<MatchResult> rows =
                ROW.matcher(Files.readString(Path.of("README.md"))).results().toList();
        assertThat(rows).hasSizeGreaterThan(10);

        working(Main.commands(new World(home).surroundings())).forEach(command -> {
            Set<String> told = rows.stream()
                    .filter(row -> meant(row.group(2), words(command)))
                    .flatMap(row -> OPTION.matcher(row.group(1)).results().map(option -> option.group(1)))
                    .filter(option -> option.startsWith("--") || option.equals("-F"))
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(told).as(words(command)).isEqualTo(longOptions(command));
        });
    }
}

package io.volmount.cli.pages;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CliHarness;
import io.volmount.cli.CommandRun;
import io.volmount.cli.exit.ExitCode;
import io.volmount.cli.pages.ExampleProcess.Typed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command that help, pages and the comments of example files show is run. What a new example needs beyond the files of
 * {@code src/test/resources/io/volmount/cli/examples} is a line here: what is typed, or how it ends.
 */
class ExampleCommandsTest {
    /** What is typed at the questions of an example, if it shows nothing and that is not yes. */
    private static final Map<String, String> TYPED = Map.ofEntries(
            entry("volmount init", "10.0.1.[11-13]\n\n\n"),
            entry("volmount shell -i inventory.yml", "limit a20\nshow fstab\nlimit -\ninventory list\n"),
            entry("volmount shell -i inventory.yml -p playbook.yml", "validate\nplan\n"),
            entry("volmount shell -i inventory.yml -p playbook.yml --limit rack-a", "plan\n"));

    /** The exit codes that are not 0. */
    private static final Map<String, Integer> EXIT_CODES = Map.ofEntries(
            entry("volmount plan -i inventory.yml -p playbook.yml --detailed-exitcode", ExitCode.CHANGES),
            entry("volmount rehearse -i inventory.yml -p playbook.yml --faults reboot-hangs=1%", ExitCode.STOPPED),
            entry("volmount runs watch 20261122-210501-k3xq", ExitCode.STOPPED),
            entry("volmount runs watch 20261122-2105", ExitCode.STOPPED));

    @TempDir
    static Path directory;

    private static final Map<ExampleCommand, CommandRun> CAME = new HashMap<>();

    static Collection<ExampleCommand> examples() {
        return ExampleCommand.all(new CliHarness(Path.of("")).commands());
    }

    private static String typed(ExampleCommand example) {
        return example.input().isEmpty() ? TYPED.getOrDefault(example.text(), "yes\n") : example.input();
    }

    @BeforeAll
    static void run() throws Exception {
        List<ExampleCommand> examples = List.copyOf(examples());
        List<CommandRun> came = ExampleProcess.run(
                directory,
                examples.stream()
                        .map(example -> new Typed(example.words(), typed(example)))
                        .toList());
        for (int i = 0; i < examples.size(); i++) {
            CAME.put(examples.get(i), came.get(i));
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void itEndsAsOneWouldExpect(ExampleCommand example) {
        CommandRun came = CAME.get(example);

        assertThat(came.exitCode())
                .as("%s\n%s%s", example, came.err(), came.out())
                .isEqualTo(EXIT_CODES.getOrDefault(example.text(), 0));
    }

    /** A line that failed would have ended the shell with another exit code. */
    @Test
    void whatAPageShowsToBeTypedInTheShellIsRunThere() {
        assertThat(examples())
                .filteredOn(example -> !example.input().isEmpty())
                .allSatisfy(example -> assertThat(example.words()).startsWith("shell"))
                .extracting(ExampleCommand::input)
                .contains(
                        "limit a20\nshow fstab\nlimit -\nexec -y -- uptime -p\n",
                        "validate\ninventory check --limit rack-a\nplan --limit rack-a -o rack-a.json\n");
    }

    @Test
    void noExampleIsTreatedDifferentlyThatIsGone() {
        List<String> different = new ArrayList<>(TYPED.keySet());
        different.addAll(EXIT_CODES.keySet());

        assertThat(examples().stream().map(ExampleCommand::text))
                .hasSizeGreaterThan(50)
                .containsAll(new TreeSet<>(different));
    }
}

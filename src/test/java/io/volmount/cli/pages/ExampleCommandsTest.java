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
import java.util.stream.Stream;
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
    private static final String SHELL = "takes commands at a terminal, see ShellTest";

    private static final String MASTER = "asks a Mesos master, see FromMesosTest";

    /** What is typed at the questions of an example, if not yes. */
    private static final Map<String, String> TYPED = Map.ofEntries(entry("volmount init", "10.0.1.[11-13]\n\n\n"));

    /** The exit codes that are not 0. */
    private static final Map<String, Integer> EXIT_CODES = Map.ofEntries(
            entry("volmount plan -i inventory.yml -p playbook.yml --detailed-exitcode", ExitCode.CHANGES),
            entry("volmount rehearse -i inventory.yml -p playbook.yml --faults reboot-hangs=1%", ExitCode.STOPPED),
            entry("volmount runs watch 20261122-210501-k3xq", ExitCode.STOPPED),
            entry("volmount runs watch 20261122-2105", ExitCode.STOPPED));

    /** Those that are not run, and why. */
    private static final Map<String, String> NOT_RUN = Map.ofEntries(
            entry("volmount inventory from-mesos http://m1:5050", MASTER),
            entry("volmount inventory from-mesos http://10.0.0.1:5050 -o inventory.yml", MASTER),
            entry(
                    "volmount inventory from-mesos https://dcos.example.com --master-ca dcos-ca.crt --master-token-from"
                            + " env:DCOS_TOKEN",
                    MASTER),
            entry("volmount inventory list -i mesos+http://10.0.0.1:5050 -i login.yml", MASTER),
            entry("volmount shell -i inventory.yml", SHELL),
            entry("volmount shell -i inventory.yml -p playbook.yml", SHELL),
            entry("volmount shell -i inventory.yml -p playbook.yml --limit rack-a", SHELL));

    @TempDir
    static Path directory;

    private static final Map<String, CommandRun> CAME = new HashMap<>();

    static Collection<ExampleCommand> examples() {
        return ExampleCommand.all(new CliHarness(Path.of("")).commands());
    }

    static Stream<ExampleCommand> runnable() {
        return examples().stream().filter(example -> !NOT_RUN.containsKey(example.text()));
    }

    @BeforeAll
    static void run() throws Exception {
        List<ExampleCommand> examples = runnable().toList();
        List<CommandRun> came = ExampleProcess.run(
                directory,
                examples.stream()
                        .map(example -> new Typed(example.words(), TYPED.getOrDefault(example.text(), "yes\n")))
                        .toList());
        for (int i = 0; i < examples.size(); i++) {
            CAME.put(examples.get(i).text(), came.get(i));
        }
    }

    @ParameterizedTest
    @MethodSource("runnable")
    void itEndsAsOneWouldExpect(ExampleCommand example) {
        CommandRun came = CAME.get(example.text());

        assertThat(came.exitCode())
                .as("%s\n%s%s", example, came.err(), came.out())
                .isEqualTo(EXIT_CODES.getOrDefault(example.text(), 0));
    }

    @Test
    void noExampleIsTreatedDifferentlyThatIsGone() {
        List<String> different = new ArrayList<>(TYPED.keySet());
        different.addAll(EXIT_CODES.keySet());
        different.addAll(NOT_RUN.keySet());

        assertThat(examples().stream().map(ExampleCommand::text))
                .hasSizeGreaterThan(50)
                .containsAll(new TreeSet<>(different));
    }
}

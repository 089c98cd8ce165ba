package io.volmount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands that the example files name in their comments work, from the top of the tree. */
class ExampleCommandsTest {
    private static final String COMMENTED = "#   volmount ";

    @TempDir
    Path home;

    static List<String> commands() throws IOException {
        try (Stream<Path> inventories = Files.list(Path.of("inventories"));
                Stream<Path> playbooks = Files.list(Path.of("playbook-templates"))) {
            return Stream.concat(inventories, playbooks)
                    .flatMap(ExampleCommandsTest::lines)
                    .filter(line -> line.startsWith(COMMENTED))
                    .map(line -> line.substring(COMMENTED.length()))
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void itWorks(String command) {
        CliHarness cli = new CliHarness(home);

        assertThat(cli.run(command.split(" +"))).as(cli.err()).isNotEqualTo(ExitCode.USAGE);
        assertThat(cli.asked).isNotEmpty();
    }
}

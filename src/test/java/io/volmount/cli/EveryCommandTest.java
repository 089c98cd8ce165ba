package io.volmount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.access.Access;
import io.volmount.agent.Agent;
import io.volmount.agent.Agents;
import io.volmount.app.context.Network;
import io.volmount.cli.exit.ExitCode;
import io.volmount.report.format.Formats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What holds for every command that prints a result. */
class EveryCommandTest {
    private static final String INVENTORY = " -i inventory.yml";
    private static final String FILES = INVENTORY + " -p playbook.yml";

    private static final String FORMATS = String.join(", ", Formats.names());

    @TempDir
    Path home;

    private CliHarness cli;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
        assertThat(cli.runWithFiles("apply", "--yes")).isZero();
        cli.asked.clear();
    }

    static List<String> commands() {
        return List.of(
                "init new.yml --agents a1",
                "validate" + FILES,
                "plan" + FILES,
                "facts" + INVENTORY,
                "show a1 resources" + INVENTORY,
                "exec --yes --script playbook.yml" + INVENTORY,
                "apply --yes" + FILES,
                "verify" + FILES,
                "resume",
                "rehearse --runs 1" + FILES,
                "unlock a1" + INVENTORY,
                "locks" + INVENTORY,
                "inventory list" + INVENTORY,
                "inventory show a1" + INVENTORY,
                "inventory check" + INVENTORY,
                "runs",
                "runs list",
                "runs show 2",
                "runs watch 2",
                "runs report 2");
    }

    /** Without those that print a text for another program, or ask. */
    private static Stream<CommandLine> leaves(CommandLine command) {
        return command.getSubcommands().isEmpty()
                ? Stream.of(command)
                : command.getSubcommands().values().stream()
                        .filter(each -> !List.of("help", "completion", "__names", "shell", "from-mesos")
                                .contains(each.getCommandName()))
                        .flatMap(EveryCommandTest::leaves);
    }

    private int run(String command, String... more) {
        Stream<String> words = Arrays.stream(command.split(" "))
                .map(word -> word.endsWith(".yml") ? home.resolve(word).toString() : word);
        return cli.run(Stream.concat(words, Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void everyCommandIsInTheList() {
        assertThat(leaves(cli.commands())
                        .map(command -> command.getCommandSpec().qualifiedName().replaceFirst("volmount ", "")))
                .allMatch(name -> commands().stream().anyMatch(command -> command.startsWith(name)));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theResultGoesToAFileToo(String command) throws IOException {
        Path file = home.resolve("result.json");

        assertThat(run(command, "--format", "json", "--report", "json=" + file))
                .as(cli.err())
                .isLessThan(ExitCode.USAGE);

        assertThat(file).content().startsWith("{\n  \"schema\" : \"volmount/").isEqualTo(cli.out());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theResultIsWrittenInEveryFormat(String command) throws Exception {
        String[] reports = Formats.names().stream()
                .flatMap(format -> Stream.of("--report", format + "=" + home.resolve("result." + format)))
                .toArray(String[]::new);

        assertThat(run(command, reports)).as(cli.err()).isLessThan(ExitCode.USAGE);

        assertThat(home.resolve("result.html"))
                .content()
                .startsWith("<!DOCTYPE html>")
                .endsWith("</html>\n");
        assertThat(home.resolve("result.markdown")).content().startsWith("# volmount ");
        assertThat(home.resolve("result.prometheus"))
                .content()
                .contains("volmount_info{schema=\"volmount/")
                .endsWith("\n");
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(home.resolve("result.junit").toFile())
                        .getDocumentElement()
                        .getTagName())
                .isEqualTo("testsuite");
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "markdown"})
    void aListThatNoFormatKnowsIsATable(String format) throws IOException {
        Path file = home.resolve("result." + format);

        assertThat(run("inventory show a1" + INVENTORY, "--report", format + "=" + file))
                .isZero();

        assertThat(file).content().contains("settings", "origin").containsPattern("address[^\\n]*\\n?[^\\n]*a1");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void anUnknownFormatIsRefused(String command) {
        assertThat(cli.refusal(run(command, "--format", "yaml")))
                .isEqualTo("--format: there is no format `yaml`; expected %s\n".formatted(FORMATS));
        assertThat(cli.refusal(run(command, "--report", "yaml=x")))
                .isEqualTo("--report: there is no format `yaml`; expected %s\n".formatted(FORMATS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "apply --yes", "verify", "rehearse --runs 1", "inventory check", "facts"})
    void agentsThatWantAPasswordGetIt(String command) throws IOException {
        Path inventory =
                Files.writeString(home.resolve("inventory.yml"), CliHarness.INVENTORY + "defaults: {sudo: password}\n");
        Path config = Files.writeString(home.resolve("ssh_config"), "Host *\nUser deploy\n");
        cli.environment.put("SECRET", "hunter2");
        List<String> logins = new ArrayList<>();
        Network usual = cli.network;
        cli.network = (context, credentials, remarks) -> {
            assertThat(credentials.sudoPassword()).isPresent();
            assertThat(credentials.password()).isPresent();
            Agents agents = usual.agents(context, credentials, remarks);
            return new Agents() {
                @Override
                public Agent of(Access access) {
                    logins.add(access.target().user() + "@" + access.name());
                    return agents.of(access);
                }

                @Override
                public void close() {
                    agents.close();
                }
            };
        };

        assertThat(run(
                        command + (command.startsWith("inventory") || command.startsWith("facts") ? INVENTORY : FILES),
                        "-F",
                        config.toString(),
                        "--pass-from",
                        "env:SECRET",
                        "--become-pass-from",
                        "env:SECRET",
                        "--passphrase-from",
                        "env:SECRET"))
                .as(cli.err())
                .isLessThan(ExitCode.USAGE);
        assertThat(logins).containsExactlyInAnyOrder("deploy@a1", "deploy@a2", "deploy@a3");
    }
}

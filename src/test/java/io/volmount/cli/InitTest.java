package io.volmount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.terminal.FakeTerminals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitTest {
    @TempDir
    Path home;

    private CliHarness cli;
    private Path directory;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
        directory = home.resolve("new");
    }

    private int init(String... options) {
        List<String> words = new ArrayList<>(List.of("init", directory.toString()));
        words.addAll(Arrays.asList(options));
        return cli.run(words.toArray(String[]::new));
    }

    private String valid() {
        assertThat(cli.run("validate", "-i", directory + "/inventory.yml", "-p", directory + "/playbook.yml"))
                .as(cli.err())
                .isZero();
        return cli.out().replace(directory + "/", "");
    }

    private List<String> agents() {
        cli.run("inventory", "list", "-i", directory + "/inventory.yml");
        return cli.out().lines().map(line -> line.replaceFirst(" .*", "")).toList();
    }

    @Test
    void threeAnswersMakeTwoFilesThatAreValid() throws IOException {
        cli.terminals = FakeTerminals.on("02");
        cli.answers = "10.0.1.[11-13], b1\nop\n/dev/disk/by-id/virtio-data0\n";

        assertThat(init()).as(cli.err()).isZero();

        assertThat(cli.out().replace(directory + "/", "")).isEqualTo("""
                wrote inventory.yml with 4 agents, and playbook.yml
                read both and change what is not as you want it; then:
                  volmount validate -i inventory.yml -p playbook.yml
                  volmount inventory check -i inventory.yml
                  volmount plan -i inventory.yml -p playbook.yml
                """);
        assertThat(valid())
                .isEqualTo(
                        "valid: 4 agents in inventory.yml; playbook \"data volumes\" in playbook.yml with 1 volume\n");
        assertThat(directory.resolve("inventory.yml")).content().contains("user: \"op\"");
        assertThat(directory.resolve("playbook.yml")).content().contains("virtio-data0");
    }

    @Test
    void emptyAnswersTakeTheDefaults() {
        cli.terminals = FakeTerminals.on("02");
        cli.answers = "a1\n\n\n";

        assertThat(init()).isZero();

        valid();
        assertThat(directory.resolve("playbook.yml")).content().contains("loopback");
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Files.createDirectory(directory);
        Path mine = Files.writeString(directory.resolve("playbook.yml"), "mine");

        assertThat(cli.refusal(init("--agents", "a1")))
                .isEqualTo(
                        "new/playbook.yml is there already, and init does not overwrite it: name another directory\n");

        assertThat(mine).hasContent("mine");
        assertThat(directory.resolve("inventory.yml")).doesNotExist();
    }

    @Test
    void agentsComeFromAFile() {
        assertThat(init("--from", cli.file("hosts", "# rack a\na[1-2]\n\nb1 # spare\n")))
                .as(cli.err())
                .isZero();

        valid();
        assertThat(agents()).containsExactly("a1", "a2", "b1");
        assertThat(cli.refusal(cli.run("init", home + "/other", "--from", cli.file("two", "a1\na2 10.0.0.1\n"))))
                .startsWith("two:2:1: expected one agent on the line, found `a2 10.0.0.1`");
    }

    @Test
    void agentsComeFromTheHostsOfSshConfig() throws IOException {
        Files.createDirectory(home.resolve(".ssh"));
        Files.writeString(home.resolve(".ssh/config"), "Host a1 a2\nUser core\nHost *.dcos !b1 b2\nHost *\nPort 22\n");

        assertThat(init("--from-ssh-config")).as(cli.err()).isZero();

        assertThat(agents()).containsExactly("a1", "a2", "b2");
    }

    @Test
    void whatWouldNotBeValidIsRefusedAndNothingIsWritten() {
        assertThat(cli.refusal(init("--agents", "a[3-1]"))).contains("`a[3-1]` has a range that runs backwards");
        assertThat(cli.refusal(init("--agents", "a1", "--disk", "sdb"))).contains("`sdb`");
        assertThat(cli.refusal(init("--agents", ","))).startsWith("there is no agent to write down");
        assertThat(cli.refusal(init())).startsWith("init asks which agents there are, but there is no terminal");
        assertThat(cli.refusal(init("--agents", "a1", "--from-ssh-config"))).startsWith("use only one of");
        assertThat(directory).doesNotExist();
    }
}

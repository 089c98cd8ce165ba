package io.volmount.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.ProbeRequest;
import io.volmount.cli.CliHarness;
import io.volmount.facts.AgentFacts;
import io.volmount.lab.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A shell at a terminal. */
class ShellTest {
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";
    private static final String CTRL_P = "\u0010";

    private static final String INVENTORY = """
            version: 1
            groups:
              rack-a: {hosts: [a1, a2]}
              rack-b: {hosts: [b1]}
            """;

    @TempDir
    Path home;

    private CliHarness cli;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
        cli.environment.put("TERM", "dumb");
        cli.file("inventory.yml", INVENTORY);
        cli.file("playbook.yml", CliHarness.PLAYBOOK);
    }

    private TypedShell shell() throws IOException {
        return new TypedShell(
                cli,
                "shell",
                "-i",
                home.resolve("inventory.yml").toString(),
                "-p",
                home.resolve("playbook.yml").toString());
    }

    private List<Path> histories() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve(".local/state/volmount/history"))) {
            return files.toList();
        }
    }

    @Test
    void commandsFollowOneAnotherUntilCtrlD() throws Exception {
        try (TypedShell shell = shell()) {
            shell.awaitWords("volmount -i inventory.yml -p playbook.yml> ");
            shell.enter("limit rack-b");
            shell.awaitWords("volmount -i inventory.yml -l rack-b -p playbook.yml> ");
            shell.enter("plan");
            shell.enter("lmit");
            shell.awaitWords(" [2]> ");
            shell.awaitPrompt();
            shell.type(CTRL_D);

            assertThat(shell.end()).isZero();
        }
        assertThat(cli.out()).contains("limit rack-b: 1 of 3 agents", "1 agent, 1 planned");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lim<tab>rack-b<tab>           | limit rack-b: 1 of 3",
                "lim<tab>b<tab>                | limit b1: 1 of 3",
                "limit a1,b<tab>               | limit a1,b1: 2 of 3",
                "limit '!b<tab>                | limit !b1: 2 of 3",
                "inv<tab>sh<tab>b<tab>         | b1",
                "plan --lim<tab>b<tab>         | 1 agent, 1 planned",
                "plan --limit=b<tab>           | 1 agent, 1 planned",
                "plan --form<tab>js<tab>       | volmount/report/v1",
                "playbook HOME/playb<tab>      | playbook HOME/playbook.yml",
            })
    void tabCompletes(String keys, String result) throws Exception {
        try (TypedShell shell = shell()) {
            shell.enter(keys.replace("<tab>", "\t").replace("HOME", home.toString()));
            shell.enter("exit");

            assertThat(shell.end()).isZero();
        }
        assertThat(cli.out()).contains(result.replace("HOME", home.toString()));
    }

    @Test
    void tabCompletesRuns() throws Exception {
        assertThat(cli.runWithFiles("apply", "--yes")).isZero();

        try (TypedShell shell = shell()) {
            shell.enter("runs show 2\t");
            shell.enter("exit");
            assertThat(shell.end()).isZero();
        }
        assertThat(cli.out()).contains("verified");
    }

    @Test
    void ctrlCEndsTheCommandAndNotTheShell() throws Exception {
        CountDownLatch probed = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        cli.agents.put("b1", new CliHarness.BlankNode() {
            @Override
            public AgentFacts probe(ProbeRequest request) {
                probed.countDown();
                try {
                    never.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
                throw new IllegalStateException("stopped");
            }
        });
        try (TypedShell shell = shell()) {
            shell.enter("plan");
            assertThat(probed.await(5, TimeUnit.MINUTES)).isTrue();
            shell.type(CTRL_C);
            shell.awaitWords(" [130]> ");
            shell.awaitPrompt();
            shell.type("this is not a command");
            shell.awaitWords("this is not a command");
            shell.type(CTRL_C);
            shell.awaitPrompt();
            shell.enter("limit rack-a");
            shell.enter("plan");
            shell.enter("exit");

            assertThat(shell.end()).isZero();
        }
        assertThat(cli.out()).contains("2 agents, 2 planned").doesNotContain("3 agents, ");
    }

    @Test
    void aQuestionIsAnsweredAtTheSameTerminal() throws Exception {
        try (TypedShell shell = shell()) {
            shell.enter("apply");
            Eventually.eventually("asks", () -> cli.err().contains("Type 'yes' or 'no': "));
            shell.type("yes\n");
            Eventually.eventually("is done", () -> cli.out().contains("3 agents, 3 verified"));
            shell.enter("exit");

            assertThat(shell.end()).isZero();
        }
    }

    @Test
    void theHistoryOfAnInventoryIsKeptForItsOwnerAlone() throws Exception {
        try (TypedShell shell = shell()) {
            shell.enter("limit rack-b");
            shell.enter(" limit rack-a");
            shell.enter("exit");
            shell.end();
        }
        assertThat(histories()).singleElement().satisfies(file -> {
            assertThat(file).content().contains("limit rack-b", "exit").doesNotContain("rack-a");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        });

        try (TypedShell shell = shell()) {
            shell.enter(CTRL_P + CTRL_P);
            shell.enter("exit");
            shell.end();
        }
        assertThat(cli.out()).isEqualTo("limit rack-b: 1 of 3 agents\n");

        try (TypedShell shell = new TypedShell(cli, "shell", "-i", "a1,")) {
            shell.enter("exit");
            shell.end();
        }
        assertThat(histories()).hasSize(2);
    }

    @Test
    void noHistoryIsKeptWhereOthersCouldPutALinkInItsPlace() throws Exception {
        try (TypedShell shell = shell()) {
            shell.enter("exit");
            shell.end();
        }
        Path file = histories().get(0);
        Path victim = Files.writeString(home.resolve("victim"), "theirs\n");
        Set<PosixFilePermission> mode = PosixFilePermissions.fromString("rw-r--r--");
        Files.setPosixFilePermissions(victim, mode);
        Files.delete(file);
        Files.createSymbolicLink(file, victim);
        Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));

        try (TypedShell shell = shell()) {
            shell.enter("limit rack-b");
            shell.enter("exit");
            assertThat(shell.end()).isZero();
        }

        assertThat(victim).hasContent("theirs\n");
        assertThat(Files.getPosixFilePermissions(victim)).isEqualTo(mode);
        assertThat(cli.err().replaceAll("\\s+", " "))
                .contains("the history of commands is not kept: ", "others may write to " + file.getParent());
    }
}

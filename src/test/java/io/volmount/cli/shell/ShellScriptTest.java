package io.volmount.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.access.Access;
import io.volmount.agent.Agent;
import io.volmount.agent.Agents;
import io.volmount.app.context.Network;
import io.volmount.cli.CliHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shell whose commands come from a file. */
class ShellScriptTest {
    private static final String SUMMARY = "plan \"test volumes\": ";

    @TempDir
    Path home;

    private CliHarness cli;
    private final List<String> logins = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
        cli.file("inventory.yml", CliHarness.INVENTORY);
        cli.file("playbook.yml", CliHarness.PLAYBOOK);
        Network usual = cli.network;
        cli.network = (context, credentials, remarks) -> {
            Agents agents = usual.agents(context, credentials, remarks);
            return new Agents() {
                @Override
                public Agent of(Access access) {
                    logins.add(access.name());
                    return agents.of(access);
                }

                @Override
                public void close() {
                    agents.close();
                }
            };
        };
    }

    private String path(String name) {
        return home.resolve(name).toString();
    }

    private int shell(String script, String... options) {
        cli.answers = script;
        return cli.run(Stream.concat(Stream.of("shell", "-i", path("inventory.yml")), Stream.of(options))
                .toArray(String[]::new));
    }

    private int shellWithPlaybook(String script) {
        return shell(script, "-p", path("playbook.yml"));
    }

    private List<String> summaries() {
        return cli.out()
                .lines()
                .filter(line -> line.startsWith(SUMMARY))
                .map(line -> line.substring(SUMMARY.length()))
                .toList();
    }

    @Test
    void whatTheShellIsGivenIsGivenToItsCommands() {
        assertThat(shellWithPlaybook("plan\nvolmount plan -l a2\n\n  # a comment\nplan --limit 'a1,a3'\n"))
                .as(cli.err())
                .isZero();

        assertThat(summaries()).containsExactly("3 agents, 3 planned", "1 agent, 1 planned", "2 agents, 2 planned");
    }

    @Test
    void theSameAgentsServeAllCommands() {
        assertThat(shellWithPlaybook("plan\nverify -l a1\nplan\nfacts\n")).isEqualTo(1);
        assertThat(cli.err()).contains("line 2 of standard input ended with exit code 1");
        assertThat(shellWithPlaybook("plan\nplan\nlocks\n")).as(cli.err()).isZero();

        assertThat(logins).containsExactlyInAnyOrder("a1", "a2", "a3", "a1", "a2", "a3");
    }

    @Test
    void theFirstCommandThatFailsEndsIt() {
        cli.agents.put("a2", CliHarness.silent());

        assertThat(shellWithPlaybook("plan -l a1\nplan\nplan -l a3\n")).isEqualTo(1);

        assertThat(summaries()).containsExactly("1 agent, 1 planned", "3 agents, 2 planned, 1 unreachable");
        assertThat(cli.err())
                .endsWith(
                        "volmount: line 2 of standard input ended with exit code 1; the lines after it are not run\n");
    }

    @Test
    void aMistakeIsOneForTheShellToo() {
        assertThat(shell("limit a1\nlmit a2\n")).isEqualTo(2);
        assertThat(cli.out()).isEqualTo("limit a1: 1 of 3 agents\n");
        assertThat(cli.err()).contains("lmit", "line 2 of standard input ended with exit code 2");

        assertThat(shell("plan -l 'a1\n")).isEqualTo(2);
        assertThat(cli.err()).isEqualTo("volmount: line 1 of standard input: a quote is not closed\n");
    }

    @Test
    void aLimitHoldsUntilItIsRemovedAndOnlyIfItSelectsSomething() {
        assertThat(shellWithPlaybook("limit '!a2'\nplan\nplan -l a2\nlimit\nlimit -\nplan\nlimit a9\n"))
                .isEqualTo(2);

        assertThat(summaries()).containsExactly("2 agents, 2 planned", "1 agent, 1 planned", "3 agents, 3 planned");
        assertThat(cli.out()).contains("limit !a2: 2 of 3 agents\n", "no limit: 3 agents\n");
        assertThat(cli.err()).contains("a9");
    }

    @Test
    void aPlaybookIsSetAndRemoved() {
        assertThat(shell("playbook\nplaybook " + path("playbook.yml") + "\nplan\nplaybook -\nplan\n"))
                .isEqualTo(2);

        assertThat(cli.out()).startsWith("no playbook\nplaybook " + path("playbook.yml") + "\n");
        assertThat(summaries()).containsExactly("3 agents, 3 planned");
        assertThat(cli.err()).contains("--playbook", "line 5 of standard input");
    }

    @Test
    void aSavedPlanIsNotAppliedToFewerAgentsThanTheShellIsLimitedTo() {
        String plan = path("plan.json");

        assertThat(shellWithPlaybook("plan -o " + plan + "\nlimit a1\napply --yes " + plan + "\n"))
                .isEqualTo(2);
        assertThat(cli.err())
                .contains("a saved plan already names its agents, so the limit of the shell would not hold");

        assertThat(shellWithPlaybook("apply --yes " + plan + "\n"))
                .as(cli.err())
                .isZero();
        assertThat(cli.out()).contains("3 agents, 3 verified");
    }

    @Test
    void theInventoryIsReadOnceAndAgainWhenTheOperatorSaysSo() throws IOException {
        Path program = home.resolve("hosts.sh");
        Files.writeString(
                program,
                "#!/bin/sh\necho . >>" + path("asked")
                        + "\necho '{\"_meta\": {\"hostvars\": {}}, \"all\": {\"hosts\": [\"a1\", \"a2\"]}}'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        cli.answers = "plan\nplan -l a1\ninventory list\nreload\nplan\n";

        assertThat(cli.run("shell", "-i", "exec:" + program, "-p", path("playbook.yml")))
                .as(cli.err())
                .isZero();

        assertThat(home.resolve("asked")).hasContent(".\n.");
        assertThat(logins).containsExactlyInAnyOrder("a1", "a2", "a1", "a2");
    }

    @Test
    void aPasswordIsGotOnce() throws IOException {
        cli.file("inventory.yml", CliHarness.INVENTORY + "defaults: {sudo: password}\n");
        Path program = home.resolve("pass.sh");
        Files.writeString(program, "#!/bin/sh\necho . >>" + path("asked") + "\necho hunter2\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        String source = "command:" + program;

        assertThat(shell("plan\nplan\n", "-p", path("playbook.yml"), "--become-pass-from", source))
                .as(cli.err())
                .isZero();
        assertThat(home.resolve("asked")).hasContent(".");

        assertThat(shellWithPlaybook("plan --become-pass-from " + source + "\nplan\n"))
                .isEqualTo(2);
        assertThat(cli.err()).contains("the inventory says 'sudo: password' for a1");
    }

    @Test
    void exitEndsIt() {
        assertThat(shell("limit a1\nexit\nlimit a2\n")).isZero();

        assertThat(cli.out()).isEqualTo("limit a1: 1 of 3 agents\n");
    }

    @Test
    void standardInputCannotBeAnInventoryToo() {
        cli.answers = "plan\n";

        assertThat(cli.refusal(cli.run("shell", "-i", "-"))).contains("standard input is where the shell reads");
    }
}

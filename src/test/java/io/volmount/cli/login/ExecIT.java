package io.volmount.cli.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.NodeState;
import io.volmount.cli.OperatorFixture;
import io.volmount.lab.AgentContainer;
import io.volmount.lab.LabContainer;
import io.volmount.lab.NeedsAgents;
import io.volmount.lab.NodeRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** Commands on real agents: what they print, how they end, and as whom they run. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class ExecIT {
    @TempDir
    Path directory;

    private OperatorFixture operator;

    @Test
    void looksAtTwoAgents() throws Exception {
        operator = OperatorFixture.in(directory);
        try (AgentContainer a1 = operator.agent(NodeRole.PRIVATE);
                AgentContainer a2 = operator.agent(NodeRole.PRIVATE)) {
            LabContainer.startAll(a1, a2);
            operator.knows("a1", a1).knows("a2", a2).write();
            a1.stdout("echo '# by hand' >>/etc/fstab");
            NodeState before = NodeState.of(a1);

            endsTheSameOnBoth();
            a2.stdout("touch /run/only-here");
            endsDifferently();
            runsAsRoot();
            runsAScript();
            isNotWaitedForTooLong();
            showsWhatTheNodeHas();

            assertThat(before.changesTo(NodeState.of(a1))).isEmpty();
        }
    }

    private CommandRun exec(String... words) {
        return operator.run(Stream.concat(
                        Stream.of(
                                "exec",
                                "--yes",
                                "-F",
                                "none",
                                "-i",
                                operator.file("inventory.yaml").toString()),
                        Stream.of(words))
                .toArray(String[]::new));
    }

    private void endsTheSameOnBoth() {
        CommandRun run = exec("echo", "\"$HOME\";", "cat", "|", "wc -c");

        assertThat(run.out()).as("%s", run).isEqualTo("""
                a[1-2] (2 agents): ok
                    /home/core
                    0
                exec: 2 agents, 2 ok
                """);
        assertThat(run.exitCode()).isZero();
    }

    private void endsDifferently() {
        CommandRun run = exec("echo looking; ls /run/only-here");

        assertThat(run.out())
                .as("%s", run)
                .startsWith("a2: ok\n    looking\n    /run/only-here\na1: failed, exit code 2\n");
        assertThat(run.out()).contains("    looking\n  stderr:\n    ls: cannot access '/run/only-here'");
        assertThat(run.out()).endsWith("exec: 2 agents, 1 ok, 1 failed; exit codes: 0 on 1 agent, 2 on 1 agent\n");
        assertThat(run.exitCode()).isOne();
    }

    private void runsAsRoot() {
        assertThat(exec("id", "-un").out()).startsWith("a[1-2] (2 agents): ok\n    core\n");
        CommandRun run = exec("--sudo", "--", "id -un; echo it\\'s >&2; exit 3");
        assertThat(run.out())
                .as("%s", run)
                .startsWith("a[1-2] (2 agents): failed, exit code 3\n    root\n  stderr:\n    it's\n");
    }

    private void runsAScript() throws Exception {
        Path script = Files.writeString(
                operator.file("look.sh"), "#!/bin/bash\nwords=(one two)\nhead -c 70000 /dev/zero | tr '\\0' x\ncat\n");
        CommandRun run = exec("--format", "json", "--script", script.toString());
        assertThat(run.outcome("a1")).as("%s", run.err()).isEqualTo("ok");
        assertThat(run.agent("a1").path("stdout").asString()).hasSize(65_536);
        assertThat(run.agent("a1").path("stdoutDroppedBytes").asInt()).isEqualTo(70_000 - 65_536);
    }

    private void isNotWaitedForTooLong() {
        CommandRun run = exec("--limit", "a1", "--time-limit", "2s", "echo begun; exec sleep 600");

        assertThat(run.out()).as("%s", run).isEqualTo("""
                a1: unknown, it did not end within 2 s; it may still be running
                    begun
                exec: 1 agent, 1 unknown
                """);
    }

    private JsonNode show(String look, String... more) {
        String inventory = operator.file("inventory.yaml").toString();
        CommandRun run = operator.run(Stream.concat(
                        Stream.of("show", "a1", look, "-F", "none", "-i", inventory, "--format", "json"),
                        Stream.of(more))
                .toArray(String[]::new));
        assertThat(run.exitCode()).as("%s", run).isZero();
        return run.agent("a1");
    }

    private void showsWhatTheNodeHas() {
        assertThat(show("fstab").path("lines").valueStream().map(JsonNode::asString))
                .contains("# by hand");
        assertThat(show("mounts")
                        .path("mounts")
                        .valueStream()
                        .map(mount -> mount.path("target").asString()))
                .contains("/");
        assertThat(show("disks").path("disks")).isNotEmpty();
        assertThat(show("journal", "-n", "2").path("lines")).hasSize(2);
        assertThat(show("resources").path("lines").get(0).asString())
                .isEqualTo("dcos-mesos-slave.service is active (running)");
    }
}

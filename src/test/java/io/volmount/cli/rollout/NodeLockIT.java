package io.volmount.cli.rollout;

import static io.volmount.lab.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.NodeState;
import io.volmount.cli.OperatorFixture;
import io.volmount.cli.RunJournal;
import io.volmount.lab.AgentContainer;
import io.volmount.lab.HoldPoint;
import io.volmount.lab.LabContainer;
import io.volmount.lab.NeedsAgents;
import io.volmount.lab.NodeRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Controllers that want the same agents. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class NodeLockIT {
    private static final String PLAYBOOK = """
            volumes:
              - path: /dcos/volume0
                source: {loopback: {file: /root/volume0.img, size: 200MB}}
                filesystem: ext4
            rollout: {canary: 0, maxUnavailable: 2, maxFailures: 0}
            """;
    private static final String OWNER = "/var/lib/volmount/owner";

    @TempDir
    Path directory;

    private OperatorFixture operator(String name) throws Exception {
        return OperatorFixture.in(Files.createDirectory(directory.resolve(name)))
                .playbook(PLAYBOOK);
    }

    @Test
    void ofTwoControllersAtOnceExactlyOneGetsEachAgent() throws Exception {
        OperatorFixture one = operator("one");
        OperatorFixture other = one.another(directory.resolve("other")).playbook(PLAYBOOK);
        try (AgentContainer a1 = one.agent(NodeRole.PRIVATE);
                AgentContainer a2 = one.agent(NodeRole.PRIVATE)) {
            LabContainer.startAll(a1, a2);
            Stream.of(one, other).forEach(operator -> operator.knows("a1", a1).knows("a2", a2));

            List<CommandRun> runs = atOnce(one, other, Map.of("a1", a1, "a2", a2));

            for (String agent : List.of("a1", "a2")) {
                List<CommandRun> winners = runs.stream()
                        .filter(run -> run.outcome(agent).equals("verified"))
                        .toList();
                assertThat(winners).as("%s", runs).hasSize(1);
                CommandRun loser = runs.get(1 - runs.indexOf(winners.get(0)));
                String winner = winners.get(0).report().path("run").asString();
                assertThat(loser.outcome(agent)).isEqualTo("refused");
                assertThat(loser.reason(agent)).contains("run " + winner + " of operator@");
                assertThat(loser.exitCode()).isEqualTo(1);
            }
            Stream.of(a1, a2).forEach(agent -> {
                agent.stdout("! [ -e " + OWNER + " ]");
                assertThat(agent.stdout("grep -c /dcos/volume0 /etc/fstab")).isEqualTo("1");
                assertThat(agent.decoy()).isEqualTo(agent.decoyAsMade());
            });
        }
    }

    /**
     * Whoever gets an agent is held in the middle of a step until the other has been refused there. However late the
     * other one is, it finds the node locked, and not rebooting.
     */
    private static List<CommandRun> atOnce(
            OperatorFixture one, OperatorFixture other, Map<String, AgentContainer> agents) throws Exception {
        List<HoldPoint> steps = agents.values().stream()
                .map(agent -> HoldPoint.program(agent, "/sbin/mkfs.ext4"))
                .toList();
        steps.forEach(HoldPoint::hold);
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService controllers = Executors.newFixedThreadPool(2);
        try {
            List<Future<CommandRun>> runs = Stream.of(one, other)
                    .map(operator -> controllers.submit(() -> {
                        start.await();
                        return operator.apply();
                    }))
                    .toList();
            eventually(
                    "each agent has refused one of them, or one of them has ended",
                    () -> allRefused(agents.keySet(), one, other)
                            || runs.stream().anyMatch(Future::isDone));
            steps.forEach(HoldPoint::letGo);
            return List.of(runs.get(0).get(), runs.get(1).get());
        } finally {
            controllers.shutdown();
        }
    }

    private static boolean allRefused(Set<String> agents, OperatorFixture one, OperatorFixture other)
            throws IOException {
        for (String agent : agents) {
            if (!RunJournal.of(one).refused(agent) && !RunJournal.of(other).refused(agent)) {
                return false;
            }
        }
        return true;
    }

    @Test
    void aLockOfALostControllerRefusesOtherRunsUntilItIsRemoved() throws Exception {
        OperatorFixture operator = operator("one");
        try (AgentContainer agent = operator.agent(NodeRole.PRIVATE)) {
            agent.start();
            operator.knows("a1", agent);
            String boot = agent.bootId();
            agent.stdout("mkdir -m 700 /var/lib/volmount && printf 'run gone-1\ncontroller op@gone\nboot " + boot
                    + "\nsince 2026-11-22T12:00:00Z\nstep stop-agent\n' >" + OWNER);
            agent.reboot();
            NodeState before = NodeState.of(agent);

            CommandRun refused = operator.apply();
            CommandRun shown = operator.unlock("a1");

            assertThat(refused.outcome("a1")).isEqualTo("refused");
            assertThat(refused.reason("a1")).contains("run gone-1 of op@gone since 2026-11-22T12:00:00Z");
            assertThat(operator.plan().agent("a1").path("warnings").toString()).contains("run gone-1 of op@gone");
            assertThat(shown.exitCode()).isOne();
            assertThat(shown.report().path("lock").path("id").asString()).isEqualTo("gone-1");
            assertThat(shown.report().path("lock").path("bootThen").asString()).isEqualTo(boot);
            assertThat(shown.report().path("bootNow").asString()).isEqualTo(agent.bootId());
            assertThat(shown.report().path("unit").asString()).contains("is active");
            assertThat(before.changesTo(NodeState.of(agent))).isEmpty();

            assertThat(operator.unlock("a1", "--lock", "gone-2").exitCode()).isOne();
            agent.stdout("cat " + OWNER);
            assertThat(operator.unlock("a1", "--lock", "gone-1").exitCode()).isZero();
            assertThat(operator.apply().outcome("a1")).isEqualTo("verified");
            assertThat(operator.unlock("a1").report().path("state").asString()).isEqualTo("free");
        }
    }

    @Test
    void aRunningStepKeepsItsLock() throws Exception {
        OperatorFixture operator = operator("one");
        try (AgentContainer agent = operator.agent(NodeRole.PRIVATE)) {
            agent.start();
            operator.knows("a1", agent);
            agent.stdout("mkdir -m 700 /var/lib/volmount && echo run gone-1 >" + OWNER + "\n"
                    + "setsid flock /var/lib/volmount/lock sh -c 'echo >/held; exec sleep 600' >/dev/null 2>&1 &");
            eventually("held", () -> agent.sh("[ -e /held ]").getExitCode() == 0);

            assertThat(operator.unlock("a1").report().path("stepAtWork").asBoolean())
                    .isTrue();
            CommandRun unlock = operator.unlock("a1", "--lock", "gone-1");

            assertThat(unlock.exitCode()).isOne();
            assertThat(unlock.report().path("detail").asString()).startsWith("another step is running on this node");
            agent.stdout("cat " + OWNER);
        }
    }
}

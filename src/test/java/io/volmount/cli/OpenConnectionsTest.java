package io.volmount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.ProbeRequest;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.Evidence;
import io.volmount.facts.RunIdentity;
import io.volmount.step.ScriptStep;
import io.volmount.step.StepResult;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many agents a command is connected to at a time. */
class OpenConnectionsTest {
    private static final int AGENTS = 150;
    private static final int PARALLEL = 8;
    private static final int KEPT_BY_APPLY = 100;

    private final Set<Object> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger whenSteppedFirst = new AtomicInteger(-1);
    private final AtomicInteger whenReleasedLast = new AtomicInteger();

    @TempDir
    Path home;

    private CliHarness cli;

    /** Connects when it is asked anything, and stays connected. */
    private final class ConnectedNode extends CliHarness.BlankNode {
        private void connect() {
            open.add(this);
            most.accumulateAndGet(open.size(), Math::max);
        }

        @Override
        public AgentFacts probe(ProbeRequest request) throws AgentUnreachable {
            connect();
            return super.probe(request);
        }

        @Override
        public StepResult perform(ScriptStep step, RunIdentity run) {
            whenSteppedFirst.compareAndSet(-1, open.size());
            connect();
            return super.perform(step, run);
        }

        @Override
        public StepResult release(String lock) {
            connect();
            whenReleasedLast.set(open.size());
            return super.release(lock);
        }

        @Override
        public Evidence evidence(ProbeRequest request) throws AgentUnreachable {
            connect();
            return super.evidence(request);
        }

        @Override
        public void disconnect() {
            open.remove(this);
        }

        @Override
        public void close() {
            open.remove(this);
        }
    }

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
        for (int i = 1; i <= AGENTS; i++) {
            cli.agents.put(String.format("a%03d", i), new ConnectedNode());
        }
    }

    private int run(String command, String... more) {
        String inventory = cli.file("inventory.yml", """
                version: 1
                groups: {g: {hosts: ["a[001-150]"]}}
                """);
        String playbook = cli.file("playbook.yml", CliHarness.PLAYBOOK + "rollout: {maxUnavailable: 1}\n");
        String[] all = new String[7 + more.length];
        System.arraycopy(
                new String[] {command, "-i", inventory, "-p", playbook, "--parallel", String.valueOf(PARALLEL)},
                0,
                all,
                0,
                7);
        System.arraycopy(more, 0, all, 7, more.length);
        return cli.run(all);
    }

    @Test
    void planAndVerifyConnectToAsManyAsTheyAskAtATime() {
        assertThat(run("plan")).isZero();
        assertThat(most.get()).isPositive().isLessThanOrEqualTo(PARALLEL);

        most.set(0);
        run("verify");
        assertThat(most.get()).isPositive().isLessThanOrEqualTo(PARALLEL);
    }

    @Test
    void applyKeepsTheConnectionsOfTheFirstAgentsUntilTheyAreVerified() {
        assertThat(run("apply", "--yes")).isZero();

        assertThat(most.get()).isLessThanOrEqualTo(KEPT_BY_APPLY + PARALLEL);
        assertThat(whenSteppedFirst.get()).isEqualTo(KEPT_BY_APPLY);
        assertThat(whenReleasedLast.get()).isLessThan(KEPT_BY_APPLY / 2);
    }
}

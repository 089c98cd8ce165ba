package io.volmount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.ProbeRequest;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.NodeLock;
import io.volmount.facts.NodeSketch;
import io.volmount.rollout.ScriptedAgent;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class UnlockTest {
    private static final String RUN = "20261122-212335-3uvr";

    @TempDir
    Path home;

    private CliHarness cli;
    private final NodeSketch node = new NodeSketch();
    private final List<String> released = new ArrayList<>();
    private StepResult release = new StepResult(Status.DONE, "gone", "");

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
        cli.agents.put("a1", new ScriptedAgent() {
            @Override
            public AgentFacts probe(ProbeRequest request) {
                return node.facts();
            }

            @Override
            public StepResult release(String lock) {
                released.add(lock);
                return release;
            }
        });
        cli.agents.put("a2", CliHarness.silent());
    }

    private void locked(boolean stepRunning) {
        NodeLock.Owner owner = new NodeLock.Owner(
                RUN, "op@control\u001b[2J", node.facts().bootId(), "2026-11-22T21:23:36Z", "stop-agent");
        node.lock = new NodeLock(Optional.of(owner), stepRunning);
    }

    private int unlock(String agent, String... more) {
        List<String> words =
                new ArrayList<>(List.of("unlock", agent, "-i", cli.file("inventory.yml", CliHarness.INVENTORY)));
        words.addAll(Arrays.asList(more));
        return cli.run(words.toArray(String[]::new));
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(cli.out());
    }

    @Test
    void withoutTheLockOptionTheLockIsOnlyShown() {
        locked(true);
        node.unitState = "inactive";

        assertThat(unlock("a1")).isOne();

        assertThat(cli.out()).isEqualTo("""
                a1 (a1:22): locked
                  lock        20261122-212335-3uvr
                  controller  op@control?[2J
                  since       2026-11-22T21:23:36Z
                  first step  stop-agent
                  boot then   c9354488-2955-4964-b09e-49bf0a464c99
                  boot now    c9354488-2955-4964-b09e-49bf0a464c99, the same
                  at work     a step is running
                  agent       dcos-mesos-slave.service is inactive (dead)
                  if that run is over, `volmount unlock a1 --lock 20261122-212335-3uvr` with the same \
                inventory removes its lock; otherwise wait for it, or continue it with `volmount resume` on the controller that began it
                """);
        assertThat(released).isEmpty();
    }

    @Test
    void jsonReportsTheSame() {
        locked(false);

        assertThat(unlock("a1", "--format", "json")).isOne();

        assertThat(json().path("schema").asString()).isEqualTo("volmount/lock/v1");
        assertThat(json().path("state").asString()).isEqualTo("locked");
        assertThat(json().path("lock").path("id").asString()).isEqualTo(RUN);
        assertThat(json().path("lock").path("bootThen").asString())
                .isEqualTo(json().path("bootNow").asString());
        assertThat(json().path("stepAtWork").asBoolean()).isFalse();
    }

    @Test
    void anAgentThatIsNotLockedIsReportedAsFree() {
        assertThat(unlock("a1")).isZero();
        assertThat(cli.out()).startsWith("a1 (a1:22): free\n").endsWith("  the node is not locked\n");
    }

    @Test
    void removesTheNamedLock() {
        locked(false);

        assertThat(unlock("a1", "--lock", RUN)).isZero();

        assertThat(released).containsExactly(RUN);
        assertThat(cli.out()).isEqualTo("a1 (a1:22): unlocked\n  gone\n");
    }

    @Test
    void aLockThatCannotBeRemovedIsReported() {
        release = new StepResult(Status.HELD, "this node is locked by run other", "");
        assertThat(unlock("a1", "--lock", RUN)).isOne();
        assertThat(cli.out()).isEqualTo("a1 (a1:22): locked\n  this node is locked by run other\n");

        release = new StepResult(Status.IN_DOUBT, "the connection was lost", "");
        assertThat(unlock("a1", "--lock", RUN, "--format", "json")).isOne();
        assertThat(json().path("state").asString()).isEqualTo("unknown");
    }

    @Test
    void aSilentAgentIsUnknown() {
        assertThat(unlock("a2")).isOne();
        assertThat(cli.out()).isEqualTo("a2 (a2:22): unknown\n  nothing listens there\n");
    }

    @Test
    void errorsAreReportedBeforeAnyAgentIsProbed() {
        assertThat(cli.refusal(unlock("a11"))).startsWith("the inventory has no agent `a11`");
        assertThat(cli.refusal(unlock("a1", "--lock", "$(reboot)")))
                .startsWith("--lock takes the ID that `volmount unlock a1` shows");
        assertThat(cli.refusal(unlock("a1", "--format", "xml"))).contains("no format `xml`");
    }
}

package io.volmount.report.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.NodeSketch;
import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.probe.VerifiedAgent;
import io.volmount.proof.CheckResult;
import io.volmount.proof.Proof;
import io.volmount.proof.VolumeProof;
import io.volmount.report.Rendered;
import io.volmount.rollout.Fleet;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutAgent;
import io.volmount.rollout.RolloutEvent.AgentAdmitted;
import io.volmount.rollout.RolloutEvent.AgentFinished;
import io.volmount.rollout.RolloutEvent.EvidenceGathered;
import io.volmount.rollout.RolloutEvent.RunClosed;
import io.volmount.rollout.RolloutEvent.StepFinished;
import io.volmount.rollout.RolloutEvent.StepIntended;
import io.volmount.step.StepResult;
import io.volmount.volume.Role;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract that programs rely on, field by field. */
class ReportViewTest {
    private static final List<RolloutAgent> AGENTS =
            List.of(Fleet.planned("a1"), Fleet.agent("a2", "z", Verdict.UNREACHABLE), Fleet.planned("a3"));
    private static final Proof PROOF = new Proof(
            Proof.State.VERIFIED,
            "boot",
            List.of(new VolumeProof(
                    NodeSketch.VOLUME0,
                    OptionalLong.of(74),
                    List.of(new CheckResult(
                            "mounted", Optional.of(true), "from /dev/vdb, xfs", List.of(Sample.journal("Mounted.")))))),
            List.of(),
            List.of());

    private static JsonNode json(Report report) {
        return JsonMapper.shared().readTree(Rendered.json(new ReportView(report)));
    }

    private static List<String> keys(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }

    @Test
    void aPlan() {
        JsonNode json = json(Reports.ofPlan("plan", "test volumes", AGENTS));

        assertThat(json.path("schema").asString()).isEqualTo("volmount/report/v1");
        assertThat(json.path("command").asString()).isEqualTo("plan");
        assertThat(json.path("playbook").asString()).isEqualTo("test volumes");
        assertThat(json.path("run").isNull()).isTrue();
        assertThat(json.path("outcome").asString()).isEqualTo("failed");
        assertThat(json.path("summary"))
                .isEqualTo(JsonMapper.shared().readTree("{\"agents\": 3, \"planned\": 2, \"unreachable\": 1}"));
        JsonNode agent = json.path("agents").path(0);
        assertThat(keys(agent))
                .containsExactly("name", "address", "role", "outcome", "reason", "warnings", "steps", "volumes");
        assertThat(agent.path("name").asString()).isEqualTo("a1");
        assertThat(agent.path("address").asString()).isEqualTo("a1:22");
        assertThat(agent.path("role").asString()).isEqualTo("private");
        assertThat(agent.path("outcome").asString()).isEqualTo("planned");
        assertThat(agent.path("reason").asString()).isEqualTo("3 steps");
        assertThat(agent.path("volumes").isArray()).isTrue();
        JsonNode step = agent.path("steps").path(0);
        assertThat(keys(step)).containsExactly("id", "status", "effect", "title", "because", "destroys", "detail");
        assertThat(step.path("id").asString()).isEqualTo("stop-agent");
        assertThat(step.path("status").asString()).isEqualTo("planned");
        assertThat(step.path("detail").asString()).isEqualTo("stop dcos-mesos-slave.service");
        assertThat(step.path("destroys").asString()).isEqualTo("its running tasks (number unknown)");
        assertThat(json.path("agents").path(1).path("outcome").asString()).isEqualTo("unreachable");
    }

    @Test
    void anApply() {
        Rollout rollout = new Rollout(Fleet.opening(RolloutPolicy.DEFAULT, List.of(AGENTS.get(0), AGENTS.get(2))));
        rollout.apply(new AgentAdmitted(Fleet.START, "a1"));
        rollout.apply(new StepIntended(Fleet.START, "a1", 0, "stop-agent"));
        rollout.apply(new StepFinished(
                Fleet.START.plusMillis(1234),
                "a1",
                0,
                new StepResult(StepResult.Status.FAILED, "it hangs", "said so")));
        rollout.apply(new EvidenceGathered(Fleet.START, "a1", PROOF));
        rollout.apply(new AgentFinished(Fleet.START.plusSeconds(2), "a1", Outcome.FAILED, "stop-agent: it hangs"));
        rollout.apply(new RunClosed(Fleet.START.plusSeconds(3), "too many failures"));

        JsonNode json = json(Reports.ofRollout("apply", rollout));

        assertThat(json.path("command").asString()).isEqualTo("apply");
        assertThat(json.path("run").asString()).isEqualTo("test-run");
        assertThat(json.path("outcome").asString()).isEqualTo("stopped");
        assertThat(json.path("stopped").asString())
                .isEqualTo("too many failures; resume with: volmount resume test-run");
        JsonNode steps = json.path("agents").path(0).path("steps");
        assertThat(steps.path(0).path("status").asString()).isEqualTo("failed");
        assertThat(steps.path(0).path("detail").asString()).isEqualTo("it hangs");
        assertThat(steps.path(0).path("output").asString()).isEqualTo("said so");
        assertThat(steps.path(0).path("startedAt").asString()).isEqualTo("2026-11-22T12:00:00Z");
        assertThat(steps.path(0).path("endedAt").asString()).isEqualTo("2026-11-22T12:00:01.234Z");
        assertThat(steps.path(0).path("seconds").asDouble()).isEqualTo(1.234);
        assertThat(steps.path(1).path("status").asString()).isEqualTo("skipped");
        assertThat(steps.path(1).has("startedAt")).isFalse();
        assertThat(steps.path(1).has("seconds")).isFalse();
        JsonNode failed = json.path("agents").path(0);
        assertThat(failed.path("seconds").asDouble()).isEqualTo(2);
        assertThat(failed.path("unavailable"))
                .as("a failed agent stays unavailable")
                .isEqualTo(JsonMapper.shared().readTree("{\"startedAt\": \"2026-11-22T12:00:00Z\"}"));
        assertThat(json.path("seconds").asDouble()).isEqualTo(3);
        assertThat(json.path("budget").path("maxUnavailable").asInt()).isOne();
        JsonNode skipped = json.path("agents").path(1);
        assertThat(skipped.path("outcome").asString()).isEqualTo("skipped");
        assertThat(skipped.path("reason").asString()).isEqualTo("not begun: too many failures");
        assertThat(skipped.has("startedAt")).isFalse();
    }

    @Test
    void aVerification() {
        VerifiedAgent agent = new VerifiedAgent(
                "a1", "a1:22", Optional.of(Role.PUBLIC), Outcome.VERIFIED, "offered", Optional.of(PROOF));

        JsonNode json = json(Reports.ofProofs("test volumes", List.of(agent)));

        assertThat(json.path("command").asString()).isEqualTo("verify");
        assertThat(json.path("outcome").asString()).isEqualTo("ok");
        assertThat(json.path("summary").path("verified").asInt()).isOne();
        JsonNode volume = json.path("agents").path(0).path("volumes").path(0);
        assertThat(keys(volume)).containsExactly("path", "outcome", "offeredMb", "evidence", "journal");
        assertThat(volume.path("path").asString()).isEqualTo("/dcos/volume0");
        assertThat(volume.path("outcome").asString()).isEqualTo("verified");
        assertThat(volume.path("offeredMb").asInt()).isEqualTo(74);
        assertThat(volume.path("evidence").path(0))
                .isEqualTo(JsonMapper.shared()
                        .readTree("{\"check\": \"mounted\", \"passed\": true, \"detail\": \"from /dev/vdb, xfs\"}"));
        assertThat(volume.path("journal").path(0).asString())
                .isEqualTo("Nov 22 19:14:37 node-1 mesos-agent[240]: Mounted.");
    }

    @Test
    void unknownEvidenceIsNullAndFailsTheCommand() {
        VolumeProof volume = new VolumeProof(
                NodeSketch.VOLUME0,
                OptionalLong.empty(),
                List.of(
                        new CheckResult("mounted", Optional.of(true), "from /dev/vdb, xfs", List.of()),
                        new CheckResult("agent-start", Optional.empty(), "the journal begins later", List.of())));
        Proof proof = new Proof(Proof.State.UNPROVEN, "boot", List.of(volume), List.of(), List.of());
        VerifiedAgent agent = new VerifiedAgent(
                "a1", "a1:22", Optional.of(Role.PUBLIC), Outcome.UNPROVEN, proof.summary(), Optional.of(proof));

        JsonNode json = json(Reports.ofProofs("test volumes", List.of(agent)));

        assertThat(json.path("outcome").asString()).isEqualTo("failed");
        assertThat(json.path("summary").path("unproven").asInt()).isOne();
        JsonNode told = json.path("agents").path(0);
        assertThat(told.path("outcome").asString()).isEqualTo("unproven");
        assertThat(told.path("reason").asString())
                .isEqualTo("it is unknown whether the agent offers /dcos/volume0: the journal begins later");
        assertThat(told.path("volumes").path(0).path("outcome").asString()).isEqualTo("unproven");
        assertThat(told.path("volumes").path(0).path("evidence").path(1))
                .isEqualTo(JsonMapper.shared()
                        .readTree("{\"check\": \"agent-start\", \"passed\": null, \"detail\": \"the journal"
                                + " begins later\"}"));
    }

    @Test
    void theResultFollowsFromTheOutcomes() {
        assertThat(json(Reports.ofPlan("plan", "p", List.of())).path("outcome").asString())
                .isEqualTo("ok");
        assertThat(json(Reports.ofPlan("plan", "p", List.of(AGENTS.get(0))))
                        .path("outcome")
                        .asString())
                .isEqualTo("changes");
        assertThat(json(Reports.ofNothingBegun("apply", "p", AGENTS, "why"))
                        .path("outcome")
                        .asString())
                .isEqualTo("stopped");
    }
}

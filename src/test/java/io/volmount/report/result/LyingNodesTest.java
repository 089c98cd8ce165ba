package io.volmount.report.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.JournaldLine;
import io.volmount.facts.NodeLimits;
import io.volmount.facts.NodeSketch;
import io.volmount.journal.MemoryJournal;
import io.volmount.plan.AgentPlan;
import io.volmount.proof.CheckResult;
import io.volmount.proof.Proof;
import io.volmount.proof.VolumeProof;
import io.volmount.report.FoldedAgents;
import io.volmount.report.Rendered;
import io.volmount.report.TextOptions;
import io.volmount.report.format.Formats;
import io.volmount.rollout.Fleet;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutAgent;
import io.volmount.rollout.RolloutEvent;
import io.volmount.rollout.RolloutEvent.AgentAdmitted;
import io.volmount.rollout.RolloutEvent.AgentFinished;
import io.volmount.rollout.RolloutEvent.EvidenceGathered;
import io.volmount.rollout.RolloutEvent.StepFinished;
import io.volmount.rollout.RolloutEvent.StepIntended;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ten thousand nodes that all lie, each otherwise and each as much as it is let, fit in memory and on a terminal. */
class LyingNodesTest {
    private static final int AGENTS = 10_000;
    private static final String ENDLESS = "lie ".repeat(1 << 18);
    /** Characters of one agent, with one volume, in a report: 10,000 of them are 640 MB. */
    private static final int AGENT = 64 << 10;
    /** Bytes of one agent in the journal of a run, all that is ever told of it. */
    private static final int RECORD = 512 << 10;

    private static Proof proof() {
        String name = "n".repeat(NodeLimits.NAME);
        String message = "m".repeat(NodeLimits.JOURNAL_MESSAGE);
        JournaldLine line = new JournaldLine(Fleet.START, name, name, 1, 1, name, name, name, message);
        List<CheckResult> checks = IntStream.range(0, 8)
                .mapToObj(number ->
                        new CheckResult("check" + number, Optional.of(false), ENDLESS, Collections.nCopies(100, line)))
                .toList();
        return new Proof(
                Proof.State.NOT_VERIFIED,
                name,
                List.of(new VolumeProof(NodeSketch.VOLUME0, OptionalLong.empty(), checks)),
                List.of(),
                List.of());
    }

    private static RolloutAgent planned() {
        RolloutAgent usual = Fleet.planned("a1");
        AgentPlan plan = new AgentPlan(
                AgentPlan.Verdict.PLANNED,
                usual.plan().machineId(),
                usual.plan().role(),
                usual.plan().steps(),
                List.of(),
                Collections.nCopies(1000, ENDLESS),
                usual.plan().runningTasks());
        return new RolloutAgent("a1", usual.address(), usual.zone(), plan);
    }

    private static List<RolloutEvent> events() {
        List<RolloutEvent> events = new ArrayList<>();
        events.add(Fleet.opening(Fleet.policy(0, 1, 0), List.of(planned())));
        events.add(new AgentAdmitted(Fleet.START, "a1"));
        for (int step = 0; step < 3; step++) {
            Status status = step == 2 ? Status.FAILED : Status.DONE;
            events.add(new StepIntended(Fleet.START, "a1", step, "step"));
            if (step == 2) {
                Collections.nCopies(8, proof())
                        .forEach(proof -> events.add(new EvidenceGathered(Fleet.START, "a1", proof)));
            }
            events.add(new StepFinished(Fleet.START, "a1", step, new StepResult(status, ENDLESS, ENDLESS)));
        }
        events.add(new AgentFinished(Fleet.START, "a1", Outcome.NOT_VERIFIED, ENDLESS));
        return events;
    }

    private static AgentReport worst() {
        return Reports.ofRollout("apply", Rollout.of(events()).orElseThrow())
                .agents()
                .get(0);
    }

    private static AgentReport named(AgentReport agent, String name, String reason) {
        return new AgentReport(
                name,
                agent.address(),
                agent.role(),
                agent.outcome(),
                reason,
                agent.warnings(),
                agent.runningTasks(),
                agent.steps(),
                agent.volumes());
    }

    @Test
    void oneAgentTakesALimitedShareOfAReport() {
        Report report = Sample.report("apply", List.of(worst()));

        assertThat(Rendered.json(new ReportView(report))).hasSizeBetween(AGENT / 4, AGENT);
    }

    @Test
    void oneAgentTakesALimitedShareOfTheJournal() {
        MemoryJournal journal = new MemoryJournal();
        events().forEach(journal::record);

        assertThat(journal.size()).isBetween(RECORD / 4, RECORD);
        assertThat(journal.events().stream().filter(EvidenceGathered.class::isInstance))
                .as("what is read again, in memory")
                .hasSize(1);
        assertThat(Rollout.of(journal.events()).orElseThrow().agent("a1").proof())
                .contains(proof());
    }

    @Test
    void aTerminalGetsNoMoreThanSomebodyReads() {
        List<AgentReport> agents = IntStream.rangeClosed(1, AGENTS)
                .mapToObj(i -> Sample.agent(
                        "a" + i, i % 100 == 0 ? Outcome.REFUSED : Outcome.PLANNED, "lie " + "x".repeat(i % 500) + i))
                .toList();

        String text = Sample.text(Sample.report("plan", agents));

        assertThat(text.lines().count()).isLessThan(FoldedAgents.LINES + 100);
        assertThat(text).contains("a9900 (10.0.0.1:22): refused\n");
        assertThat(text)
                .containsPattern("\nand [0-9],[0-9]{3} more \\([0-9],[0-9]{3} planned\\), no two alike;"
                        + " --report json=FILE has them all\n");
        assertThat(text).contains("plan \"test volumes\": 10000 agents, 9900 planned, 100 refused\n");
    }

    @Test
    void theWorstFitOnATerminalToo() {
        AgentReport worst = worst();
        List<AgentReport> agents = IntStream.range(0, 100)
                .mapToObj(i -> named(worst, "a" + i, i + worst.reason()))
                .toList();

        String text = Sample.text(Sample.report("apply", agents));

        assertThat(text).hasSizeBetween(FoldedAgents.CHARACTERS / 2, FoldedAgents.CHARACTERS + (64 << 10));
        assertThat(text).contains("not-verified), no two alike");
    }

    /** Where all of them together are more than a text can be, they are written one after the other. */
    @Test
    void aReportIsNeverHeldAsOneText() throws IOException {
        AgentReport worst = worst();
        List<AgentReport> agents = IntStream.range(0, 200)
                .mapToObj(i -> named(worst, "a" + i, "lie"))
                .toList();
        long[] written = {0, 0};
        Writer out = new Writer() {
            @Override
            public void write(char[] text, int from, int length) {
                written[0] += length;
                written[1] = Math.max(written[1], length);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {
                throw new AssertionError("standard output was closed");
            }
        };

        Formats.named("json")
                .orElseThrow()
                .write(new ReportView(Sample.report("apply", agents)), TextOptions.PLAIN, out);

        assertThat(written[0]).isGreaterThan(200L * AGENT / 4);
        assertThat(written[1]).isLessThan(2 * AGENT);
    }
}

package io.volmount.shell.parse;

import static io.volmount.shell.parse.NodeLimitsTest.many;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.KeptOutputs;
import io.volmount.agent.NodeCheck;
import io.volmount.agent.NodeCommandResult;
import io.volmount.agent.NodeCommandResult.Printed;
import io.volmount.facts.JournaldLine;
import io.volmount.facts.NodeLimits;
import io.volmount.plan.AgentPlan;
import io.volmount.proof.CheckResult;
import io.volmount.proof.VolumeProof;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.RolloutEvent.AgentFinished;
import io.volmount.shell.FramedOutput;
import io.volmount.shell.session.NodeText;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import io.volmount.volume.VolumePath;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.function.Executable;

/** The limits of what is kept of a node's words, each fed with as much as it lets pass and with one more. */
public final class KeptLimits {
    private KeptLimits() {}

    public static Map<String, Executable> tries() {
        return Map.of(
                "JOURNAL_LINES", KeptLimits::journalLines,
                "VOLUME_LINES", KeptLimits::volumeLines,
                "SENTENCE", KeptLimits::sentence,
                "QUOTING", KeptLimits::quoting,
                "SENTENCES", KeptLimits::sentences,
                "OUTPUT", KeptLimits::output,
                "OUTPUT_LINES", KeptLimits::outputLines,
                "COMMAND_OUTPUT", KeptLimits::commandOutput,
                "COMMAND_OUTPUTS", KeptLimits::commandOutputs);
    }

    private static CheckResult finding(int lines) {
        JournaldLine line = new JournaldLine(Instant.EPOCH, "a", "b", 1, 1, "u", "", "t", "m");
        return new CheckResult("discovery", Optional.of(true), "found", Collections.nCopies(lines, line));
    }

    private static void journalLines() {
        assertThat(finding(NodeLimits.JOURNAL_LINES).journal()).hasSize(NodeLimits.JOURNAL_LINES);
        assertThat(finding(NodeLimits.JOURNAL_LINES + 1).journal()).hasSize(NodeLimits.JOURNAL_LINES);
    }

    private static void volumeLines() {
        List<CheckResult> checks = Collections.nCopies(NodeLimits.VOLUME_LINES + 1, finding(1));
        VolumeProof proof = new VolumeProof(VolumePath.of("/dcos/volume0"), OptionalLong.empty(), checks);
        assertThat(proof.checks()).hasSize(NodeLimits.VOLUME_LINES + 1);
        assertThat(proof.checks().stream()
                        .mapToInt(kept -> kept.journal().size())
                        .sum())
                .isEqualTo(NodeLimits.VOLUME_LINES);
    }

    private static void sentence() {
        String longest = many(NodeLimits.SENTENCE, "x");
        assertThat(FramedOutput.read("n", "\n@n failed " + longest + "\n")
                        .result()
                        .orElseThrow()
                        .sentence())
                .isEqualTo(longest);
        assertThat(FramedOutput.read("n", "\n@n failed " + longest + "y\n")
                        .result()
                        .orElseThrow()
                        .sentence())
                .isEqualTo(longest + "...");
        assertThat(new MalformedOutput(longest + "y")).hasMessage(longest + "...");
        assertThat(new CheckResult("fstab", Optional.of(false), longest + "y", List.of()).detail())
                .isEqualTo(longest + "...");
        assertThat(new StepResult(Status.DONE, "done", "y" + longest).output()).isEqualTo("..." + longest);
    }

    private static void quoting() {
        String longest = many(NodeLimits.QUOTING, "x");
        assertThat(new AgentUnreachable(longest)).hasMessage(longest);
        assertThat(new AgentUnreachable(longest + "y")).hasMessage(longest + "...");
        assertThat(new StepResult(Status.FAILED, longest + "y", "").detail()).isEqualTo(longest + "...");
        assertThat(NodeCheck.failed(NodeCheck.Subject.SHELL, longest + "y").detail())
                .isEqualTo(longest + "...");
        assertThat(plan(List.of(longest + "y")).reasons()).containsExactly(longest + "...");
    }

    private static AgentPlan plan(List<String> reasons) {
        return new AgentPlan(
                AgentPlan.Verdict.REFUSED,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                reasons,
                reasons,
                OptionalInt.empty());
    }

    private static void sentences() {
        String third = many(NodeLimits.SENTENCES / 3, "x");
        assertThat(plan(List.of(third, third, third)).reasons()).hasSize(3);
        AgentPlan plan = plan(List.of(third, third, third + "y", "z"));
        assertThat(plan.reasons()).containsExactly(third, third, "and 2 more");
        assertThat(plan.warnings()).isEqualTo(plan.reasons());
        assertThat(plan(plan.reasons()).reasons()).isEqualTo(plan.reasons());
        assertThat(new AgentFinished(Instant.EPOCH, "a1", Outcome.FAILED, many(NodeLimits.SENTENCES + 1, "x")).reason())
                .hasSize(NodeLimits.SENTENCES + 3);
    }

    private static void output() {
        String longest = many(NodeLimits.OUTPUT, "x");
        assertThat(new StepResult(Status.FAILED, "no", longest).output()).isEqualTo(longest);
        StepResult cut = new StepResult(Status.FAILED, "no", "y" + longest);
        assertThat(cut.output()).isEqualTo("..." + longest);
        assertThat(new StepResult(Status.FAILED, "no", cut.output())).isEqualTo(cut);
        assertThat(NodeText.tail("y" + longest)).isEqualTo("..." + longest);
    }

    private static void outputLines() {
        String longest = many(NodeLimits.OUTPUT_LINES, "x\n").strip();
        assertThat(new StepResult(Status.FAILED, "no", longest).output()).isEqualTo(longest);
        StepResult cut = new StepResult(Status.FAILED, "no", "y\n" + longest);
        assertThat(cut.output()).isEqualTo("..." + longest);
        assertThat(new StepResult(Status.FAILED, "no", cut.output())).isEqualTo(cut);
    }

    private static void commandOutput() {
        String longest = many(NodeLimits.COMMAND_OUTPUT, "x");
        assertThat(Printed.of(longest, 0)).isEqualTo(new Printed(longest, 0));
        assertThat(Printed.of(longest + "y", 0)).isEqualTo(new Printed(longest, 1));
    }

    private static void commandOutputs() {
        Printed longest = Printed.of(many(NodeLimits.COMMAND_OUTPUT, "x"), 0);
        NodeCommandResult result = NodeCommandResult.exited(0, longest, longest);
        KeptOutputs outputs = new KeptOutputs();
        for (int i = 0; i < NodeLimits.COMMAND_OUTPUTS / NodeLimits.COMMAND_OUTPUT / 2; i++) {
            assertThat(outputs.kept(result)).isSameAs(result);
        }
        Printed beginning = new Printed(
                longest.text().substring(0, NodeLimits.OUTPUT), NodeLimits.COMMAND_OUTPUT - NodeLimits.OUTPUT);
        assertThat(outputs.kept(result)).isEqualTo(NodeCommandResult.exited(0, beginning, beginning));
    }
}

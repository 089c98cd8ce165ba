package io.volmount.shell.parse;

import static io.volmount.shell.NodeSections.device;
import static io.volmount.shell.NodeSections.list;
import static io.volmount.shell.NodeSections.node;
import static io.volmount.shell.NodeSections.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volmount.agent.ProbeRequest;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.NodeLimits;
import io.volmount.shell.NodeSections;
import io.volmount.shell.ProbeOutput;
import io.volmount.shell.StepOutput;
import io.volmount.shell.session.CommandResult;
import io.volmount.shell.session.Ending;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node tells is bounded as it is read, and what cannot be counts as not told. */
class NodeBoundsTest {
    private static final ProbeRequest REQUEST =
            new ProbeRequest(List.of("/dev/vg0/lv0"), List.of(), List.of(), Set.of());

    private static AgentFacts facts(String section, String body) throws MalformedOutput {
        Map<String, String> sections = with(node(), section, body);
        return new FactsParser(new Sections(sections)).facts(REQUEST);
    }

    private static CommandResult printed(String result, int status) {
        return new CommandResult(
                new Ending.Exited(status),
                new CommandResult.Output(result.isEmpty() ? "" : "\n@n " + result + "\n", 0),
                new CommandResult.Output("no ".repeat(1 << 20), 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"changed", "refused", "failed", "held", "busy"})
    void aSentenceOfAStepIsCut(String word) {
        var result = StepOutput.read("n", printed(word + " " + "no ".repeat(1 << 20), 3));

        assertThat(result.detail()).hasSizeBetween(700, NodeLimits.QUOTING + 3);
        assertThat(result.output()).hasSizeLessThan(NodeLimits.OUTPUT + 10);
    }

    @Test
    void theReasonOfASilentNodeIsCut() {
        for (CommandResult result : List.of(printed("failed " + "no ".repeat(1 << 20), 21), printed("", 3))) {
            assertThatThrownBy(() -> ProbeOutput.read("n", result))
                    .satisfies(
                            silent -> assertThat(silent.getMessage()).hasSizeBetween(700, NodeLimits.SENTENCE + 100));
        }
    }

    @Test
    void nonsenseIsQuotedInPart() {
        assertThatThrownBy(() -> facts("mounts", list("x".repeat(1 << 20))))
                .isInstanceOf(MalformedOutput.class)
                .satisfies(nonsense -> assertThat(nonsense.getMessage()).hasSizeLessThan(NodeLimits.SENTENCE + 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999999", "2251799813685249"})
    void anImpossibleDeviceSizeIsUnknown(String sectors) throws Exception {
        AgentFacts facts = facts("device 0", device().replaceFirst("sectors=[0-9]+", "sectors=" + sectors));

        boolean possible = Long.parseLong(sectors) <= NodeLimits.BYTES / 512;
        assertThat(facts.gaps()).hasSize(possible ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "99999999999 1 8:1 / / rw shared:1 - xfs /dev/sda1 rw",
                " 12 8:1 / / rw shared:1 - xfs /dev/sda1 rw",
                "22 99999999999999999999 8:1 / / rw - xfs /dev/sda1 rw",
                "22 1 99999999999:1 / / rw - xfs /dev/sda1 rw"
            })
    void anInvalidNumberIsMalformedOutputAndNotAnInternalError(String line) {
        assertThatThrownBy(() -> facts("mounts", list(line))).isInstanceOf(MalformedOutput.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-3000", "100001", "2147483647", "1e300", "\"7\"", "null", "{}"})
    void anImpossibleNumberOfTasksIsUnknown(String tasks) {
        assertThat(AgentMetrics.runningTasks("{\"slave/tasks_running\": " + tasks + "}"))
                .isEmpty();
        assertThat(AgentMetrics.runningTasks("{\"slave/tasks_running\": 3, \"slave/tasks_staging\": " + tasks + "}"))
                .isEmpty();
    }

    static Stream<String> controls() {
        return Stream.of("\0", "\u001b", "\u0007", "\u007f");
    }

    @ParameterizedTest
    @MethodSource("controls")
    void noPathHoldsAControlCharacter(String control) throws Exception {
        assertThatThrownBy(() -> facts("checkpoint", "/var/lib/mesos" + control + "/latest\n"))
                .isInstanceOf(MalformedOutput.class);
        assertThatThrownBy(() -> facts("names", list("fd:3 /dev/disk/by-id/a" + control)))
                .isInstanceOf(MalformedOutput.class);
        assertThat(facts("device 0", device() + "serial=A" + control + "B\n").gaps())
                .hasSize(1);
        assertThat(facts("device 0", device() + "path=/dev/dm" + control + "\n").gaps())
                .hasSize(1);
        assertThat(facts("paths", NodeSections.path("/etc/fstab" + control, "file"))
                        .paths())
                .isEmpty();
    }

    @Test
    void aJournalLineWithAnImpossibleTimeIsStillRead() {
        assertThat(JournaldParser.parse(List.of("{\"__REALTIME_TIMESTAMP\":\"999999999999999999\",\"_PID\":\"1\"}")))
                .singleElement()
                .matches(line -> line.at().isAfter(Instant.parse("9999-01-01T00:00:00Z")));
    }
}

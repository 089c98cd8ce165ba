package io.volmount.report.result;

import static io.volmount.report.result.Sample.agent;
import static io.volmount.report.result.Sample.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.report.Style;
import io.volmount.report.result.StepReport.Status;
import io.volmount.rollout.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeftDrainedTextTest {
    private static AgentReport drained(String name, Outcome outcome, StepReport... steps) {
        return agent(name, outcome, "told at length", List.of(steps), List.of()).drained(List.of("S-" + name));
    }

    private static Report report(List<AgentReport> agents) {
        return new Report(
                "apply",
                "test volumes",
                Optional.of("run-1"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("run-1"),
                agents);
    }

    private static String text(List<AgentReport> agents) {
        return new LeftDrainedText(Style.PLAIN).render(report(agents));
    }

    @Test
    void anAgentIsNamedWithTheCauseAndTheVeryCallThatReactivatesIt() {
        List<AgentReport> agents = List.of(
                agent("a1", Outcome.VERIFIED, "the agent offers /dcos/volume0"),
                drained(
                        "a2",
                        Outcome.FAILED,
                        step("drain-agent", Status.DONE, "agent S-a2 is drained", ""),
                        step("make-filesystem", Status.FAILED, "no space", "")));

        assertThat(text(agents)).isEqualTo("""
                may still be drained in the master, and get no tasks until they are reactivated:
                  a2: failed; make-filesystem failed; in Mesos S-a2
                  to reactivate them, fix the cause, then: volmount resume run-1
                  or post this to /api/v1 of the leading master: {"type":"REACTIVATE_AGENT",\
                "reactivate_agent":{"agent_id":{"value":"S-a2"}}}
                  before Mesos 1.9, post its /maintenance/schedule without their machines instead
                """);
        assertThat(Sample.text(report(agents))).contains(text(agents));
    }

    @Test
    void manyAgentsShareALinePerCauseAndWhatIsCutIsTold() {
        List<AgentReport> agents = IntStream.rangeClosed(1, 300)
                .mapToObj(i -> i % 3 == 0
                        ? drained("a" + i, Outcome.UNREACHABLE)
                        : drained("a" + i, Outcome.IN_DOUBT, step("stop-agent", Status.IN_DOUBT, "lost", "")))
                .toList();

        List<String> lines = text(agents).lines().toList();

        assertThat(lines).hasSize(6).allMatch(line -> line.length() < 200);
        assertThat(lines.get(1))
                .endsWith("(200 agents): in-doubt; stop-agent in-doubt; in Mesos S-a1, S-a2, S-a4, S-a5, S-a7 and 195"
                        + " more; --report json=FILE has all IDs");
        assertThat(lines.get(2)).contains("(100 agents): unreachable; in Mesos S-a3, ");
        assertThat(lines.get(4)).startsWith("  or post this for each ID to").contains("\"value\":\"ID\"");
    }

    @Test
    void programsGetAllIdsByTheirCause() {
        List<?> left =
                (List<?>) new ReportView(report(List.of(drained("a1", Outcome.FAILED), drained("a2", Outcome.FAILED))))
                        .data()
                        .get("leftDrained");

        assertThat(left)
                .singleElement()
                .hasToString("{agents=[a1, a2], ids=[S-a1, S-a2], why=failed, undo=[volmount resume run-1, post"
                        + " {\"type\":\"REACTIVATE_AGENT\",\"reactivate_agent\":{\"agent_id\":{\"value\":\"ID\"}}} to"
                        + " /api/v1 of the leading master]}");
    }

    @Test
    void whereNobodyIsDrainedNothingIsSaid() {
        assertThat(text(List.of(agent("a1", Outcome.FAILED, "no space")))).isEmpty();
    }
}

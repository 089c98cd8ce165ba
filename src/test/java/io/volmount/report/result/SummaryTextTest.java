package io.volmount.report.result;

import static io.volmount.report.result.Sample.agent;
import static io.volmount.report.result.Sample.report;
import static io.volmount.report.result.Sample.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.rollout.Outcome;
import io.volmount.volume.Role;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummaryTextTest {
    private static String summary(Report report) {
        String text = text(report);
        return text.substring(text.lastIndexOf("\n\n") + 2);
    }

    @Test
    void agentsThatCannotBeReachedShareOneLineThoughEachReasonNamesItsOwn() {
        List<AgentReport> agents = IntStream.rangeClosed(1, 500)
                .mapToObj(i -> unreachable(i, "connection refused: nothing listens on port 22"))
                .toList();

        assertThat(text(report("plan", agents))).isEqualTo("""
                a[1-500] (500 agents): unreachable
                  private agent; connection refused: nothing listens on port 22

                plan "test volumes": 500 agents, 500 unreachable
                  a[1-500]: unreachable, connection refused: nothing listens on port 22
                """);
    }

    @Test
    void whatDiffersFromAgentToAgentIsLeftOutWhereTheyShareALine() {
        List<AgentReport> agents = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> unreachable(i, "10.0.0." + i + " does not resolve, asked for " + i + ".5 s"))
                .toList();

        assertThat(summary(report("plan", agents))).isEqualTo("""
                plan "test volumes": 3 agents, 3 unreachable
                  a[1-3]: unreachable, <address> does not resolve, asked for N s
                """);
    }

    /** As the SSH layer tells it: {@code user@address:port: } and then what is wrong. */
    private static AgentReport unreachable(int i, String why) {
        String address = "10.0.0." + i + ":22";
        return new AgentReport(
                "a" + i,
                address,
                Optional.of(Role.PRIVATE),
                Outcome.UNREACHABLE,
                "op@" + address + ": " + why,
                List.of(),
                OptionalInt.empty(),
                List.of(),
                List.of());
    }

    @Test
    void aHundredKindsOfFailureFitAScreenTheMostFrequentFirst() {
        List<AgentReport> agents = IntStream.rangeClosed(0, 499)
                .mapToObj(i -> agent(
                        "a" + i, Outcome.FAILED, "reason " + Math.max(0, i % 100 - 2) + ", told at length".repeat(20)))
                .toList();

        String summary = summary(report("apply", agents));

        assertThat(summary.lines()).hasSize(13).allMatch(line -> line.length() < 240);
        assertThat(summary.lines().skip(1).findFirst().orElseThrow())
                .startsWith("  a[0-2,100-102,200-202,300-302,400-402]: failed, reason 0, told at length");
        assertThat(summary).endsWith("  and 440 agents more; see --report json=FILE\n  all 500: --limit 'a[0-499]'\n");
    }

    @Test
    void manyNamesThatFoldBadlyAreCut() {
        List<AgentReport> agents = IntStream.range(0, 60)
                .mapToObj(i -> agent("host-" + Integer.toString(i * 7919, 36), Outcome.FAILED, "no space"))
                .toList();

        List<String> lines = summary(report("apply", agents)).lines().skip(1).toList();

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).endsWith("... (60 agents): failed, no space").hasSizeLessThan(100);
        assertThat(lines.get(1)).startsWith("  all 60: --limit 'host-0,host-");
    }

    @Test
    void aSelectionTooLongForACommandLineIsNotShown() {
        List<AgentReport> agents = IntStream.range(0, 600)
                .mapToObj(i -> agent("host-" + Integer.toString(i * 7919, 36), Outcome.FAILED, "no space"))
                .toList();

        assertThat(summary(report("apply", agents))).doesNotContain("--limit").hasLineCount(2);
    }

    @Test
    void agentsThatDidNotEndWellAreSelectedForTheNextCommandWhichIsNamed() {
        Report report = new Report(
                "apply",
                "test volumes",
                Optional.of("20261122-120000-abcd"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("/mnt/runs/20261122-120000-abcd"),
                List.of(
                        agent("a1", Outcome.FAILED, "no space"),
                        agent("a2", Outcome.VERIFIED, "the agent offers /dcos/volume0"),
                        agent("a3", Outcome.REFUSED, "/dev/vdb is mounted")));

        assertThat(summary(report)).isEqualTo("""
                apply "test volumes": 3 agents, 1 verified, 1 refused, 1 failed
                  a1: failed, no space
                  a3: refused, /dev/vdb is mounted
                  all 2: --limit 'a[1,3]'
                run 20261122-120000-abcd
                evidence of every agent: volmount runs report /mnt/runs/20261122-120000-abcd
                next: volmount resume /mnt/runs/20261122-120000-abcd
                """);
    }

    @Test
    void aRolloutThatStoppedSaysWhyAndUnderWhichNameItCanBeFound() {
        Report report = new Report(
                "apply",
                "test volumes",
                Optional.of("20261122-120000-abcd"),
                Optional.empty(),
                Optional.of("the operator asked to stop"),
                Optional.of("/mnt/runs/20261122-120000-abcd"),
                List.of(agent("a1", Outcome.SKIPPED, "not begun: the operator asked to stop")));

        assertThat(summary(report)).isEqualTo("""
                apply "test volumes": 1 agent, 1 skipped
                stopped: the operator asked to stop
                run 20261122-120000-abcd
                """);
    }
}

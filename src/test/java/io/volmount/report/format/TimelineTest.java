package io.volmount.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.Period;
import io.volmount.report.Rendered;
import io.volmount.report.result.AgentReport;
import io.volmount.report.result.Circumstances;
import io.volmount.report.result.Report;
import io.volmount.report.result.ReportView;
import io.volmount.rollout.Fleet;
import io.volmount.rollout.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static Instant at(int seconds) {
        return Fleet.START.plusSeconds(seconds);
    }

    private static AgentReport agent(String name, Outcome outcome, Period time, Period unavailable) {
        return new AgentReport(
                name,
                name + ":22",
                Optional.empty(),
                outcome,
                "made up",
                List.of(),
                OptionalInt.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(time),
                Optional.of(unavailable),
                List.of());
    }

    private static String html(List<AgentReport> agents) {
        return html(agents, 40);
    }

    private static String html(List<AgentReport> agents, int end) {
        return Rendered.as(
                "html",
                new ReportView(new Report(
                        "apply",
                        "test volumes",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        agents,
                        new Circumstances(
                                Optional.of(Period.of(at(0), at(end))),
                                List.of(at(15)),
                                Optional.empty(),
                                Optional.of(Fleet.policy(0, 2, 1))))));
    }

    @Test
    void itCountsWhoWasUnavailableAtEachMomentAgainstTheBudget() {
        String html = html(List.of(
                agent("a1", Outcome.VERIFIED, Period.of(at(0), at(10)), Period.of(at(0), at(20))),
                agent("a2", Outcome.FAILED, Period.of(at(10), at(30)), new Period(at(10), Optional.empty()))));

        assertThat(html)
                .as("one from the beginning, two from a quarter on, one from the half on until the end")
                .contains("d=\"M50.00 158.00H50.00V113.00H285.00V68.00H520.00V113.00H990.00V158.00Z\"");
        assertThat(html).as("the budget is where two are").contains("y1=\"68.00\" y2=\"68.00\"");
        assertThat(html).contains("class=\"resumed\" x1=\"402.50\"", "<title>resumed at 2026-11-22T12:00:15Z</title>");
        assertThat(html).contains("<title>a1: verified, 10 s</title>", "<title>a2: failed, 20 s</title>");
    }

    @Test
    void noTwoTicksSayTheSame() {
        Period whole = Period.of(at(0), at(182));

        assertThat(html(List.of(agent("a1", Outcome.VERIFIED, whole, whole)), 182))
                .contains(">90s<", ">2m<", ">2m30s<", ">3m<");
    }

    @Test
    void aReportWithoutTimesHasNoTimeline() {
        AgentReport agent = new AgentReport(
                "a1",
                "a1:22",
                Optional.empty(),
                Outcome.SKIPPED,
                "not begun",
                List.of(),
                OptionalInt.empty(),
                List.of(),
                List.of());

        assertThat(html(List.of(agent))).doesNotContain("<svg");
    }
}

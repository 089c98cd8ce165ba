package io.volmount.report.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.report.AgentRendering;
import io.volmount.report.OddRendering;
import io.volmount.report.TextOptions;
import io.volmount.rollout.Outcome;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In text, an agent that is never rendered, or fails to be, keeps nobody from seeing the others. */
class SlowReportTest {
    private static final Report REPORT = Sample.report(
            "plan",
            List.of(
                    Sample.agent("a1", Outcome.PLANNED, "9 steps"),
                    Sample.agent("a2", Outcome.PLANNED, "8 steps and a secret of its own"),
                    Sample.agent("a3", Outcome.REFUSED, "it is not free")));

    private static String text(AgentRendering rendering) throws IOException {
        StringWriter text = new StringWriter();
        new ReportText(TextOptions.PLAIN, rendering).write(REPORT, text);
        return text.toString();
    }

    @Test
    void anAgentWhoseRenderingTakesTooLongGetsALine() throws Exception {
        try (OddRendering endless = OddRendering.endless("a2")) {
            assertThat(text(endless))
                    .contains("a1 (10.0.0.1:22): planned\n  private agent; 9 steps\n")
                    .contains("a2 (10.0.0.1:22): planned\n  private agent; its report could not be rendered within ")
                    .contains("a3 (10.0.0.1:22): refused\n  private agent; it is not free\n")
                    .contains("3 agents, 2 planned, 1 refused")
                    .doesNotContain("secret");
        }
    }

    @Test
    void anAgentWhoseRenderingFailsGetsALine() throws Exception {
        try (OddRendering broken = OddRendering.broken("a2")) {
            assertThat(text(broken))
                    .contains("a1 (10.0.0.1:22): planned", "a3 (10.0.0.1:22): refused")
                    .contains("because volmount itself failed: java.lang.StackOverflowError: too deep");
        }
    }
}

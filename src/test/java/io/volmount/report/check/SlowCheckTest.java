package io.volmount.report.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.NodeCheck;
import io.volmount.report.OddRendering;
import io.volmount.report.Style;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlowCheckTest {
    @Test
    void anAgentWhoseProblemsAreNotRenderedInTimeIsToldInALine() {
        try (OddRendering endless = OddRendering.endless("a2")) {
            String text = new CheckProblems(Style.PLAIN, endless)
                    .render(List.of(
                            Checked.agent("a1", "10.0.0.1", NodeCheck.failed(NodeCheck.Subject.LOGIN, "no key")),
                            Checked.agent(
                                    "a2",
                                    "10.0.0.2",
                                    NodeCheck.failed(NodeCheck.Subject.LOGIN, "a secret of its own"))));

            assertThat(text)
                    .contains("a1 (", "no key", "a2 (", "its report could not be rendered within ")
                    .doesNotContain("secret");
        }
    }
}

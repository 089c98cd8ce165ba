package io.volmount.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.rollout.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CommonTextTest {
    private static String common(String name, String since) {
        String told = "the node is locked for run r1 of op@control since " + since + ": wait for it";
        return CommonText.of(
                new AgentReport(
                        name,
                        name + ":22",
                        Optional.empty(),
                        Outcome.REFUSED,
                        told,
                        List.of(),
                        OptionalInt.empty(),
                        List.of(),
                        List.of()),
                told);
    }

    @Test
    void agentsOfOneRunAreToldTogetherWheneverItBeganOnEach() {
        assertThat(common("a1", "2026-11-22T12:00:00Z"))
                .isEqualTo(common("a2", "2026-11-22T12:03:07Z"))
                .contains("run r1 of op@control");
    }
}

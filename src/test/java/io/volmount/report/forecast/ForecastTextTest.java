package io.volmount.report.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.playbook.policy.Amount;
import io.volmount.rehearsal.Faults;
import io.volmount.rehearsal.Rehearsal;
import io.volmount.rehearsal.Rehearsals;
import io.volmount.report.Rendered;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ForecastTextTest {
    private static String text(Rehearsal rehearsal, int runs) {
        return Rendered.text(new ForecastView(rehearsal.forecast(1, runs, run -> {})));
    }

    @Test
    void theFirstLineSaysThatNothingIsReal() {
        String text = text(Rehearsals.of(40, Rehearsals.policy(2, Amount.percent(10), 0), Faults.NONE), 3);

        assertThat(text.lines().limit(5))
                .containsExactly(
                        "SIMULATED: no agent was changed; the results rest on the assumptions below",
                        "",
                        "rehearse \"test volumes\": 40 agents, 3 runs (seeds 1 to 3)",
                        "  agents         all simulated: healthy private agents on which everything is still to be done",
                        "  budget         canary 2, maxUnavailable 4, maxFailures 0, spread zone");
        assertThat(text)
                .containsPattern("duration       median [0-9hms]+, p95 [0-9hms]+ [(]3 of 3 runs completed[)]")
                .containsPattern("least possible [0-9hms]+, for the same work in any order")
                .containsPattern("fixed batches  [0-9hms]+ in batches of 4, [0-9.]+% above the least possible")
                .contains("unavailable    4 agents at most")
                .contains("reboots take 2m30s (median)");
    }

    @Test
    void aRolloutThatNeverComesToItsEndHasNoDuration() {
        String text =
                text(Rehearsals.of(40, Rehearsals.policy(1, Amount.agents(2), 0), Faults.parse("step-fails=100%")), 2);

        assertThat(text)
                .contains("duration       unknown: 0 of 2 runs completed")
                .containsPattern(
                        "stopped        2 of 2 runs, after [0-9ms]+ and 1 agent [(]medians[)]: 1 agent is failed")
                .contains("outcomes       1 failed, 39 skipped")
                .contains("lost           1 agent, which used the budget of 2 until the end");
    }

    @Test
    void withoutADurationTheDocumentForProgramsHasNullThere() {
        Rehearsal hopeless =
                Rehearsals.of(4, Rehearsals.policy(1, Amount.agents(2), 0), Faults.parse("step-fails=100%"));
        var json = JsonMapper.shared().readTree(Rendered.json(new ForecastView(hopeless.forecast(1, 1, run -> {}))));

        assertThat(json.path("medianSeconds").isNull()).isTrue();
        assertThat(json.path("outcome").asString()).isEqualTo("stopped");
        assertThat(json.path("stops").path(0).path("runs").asInt()).isOne();
        assertThat(json.path("faults").path("step-fails").asDouble()).isEqualTo(100);
    }

    @Test
    void barsGrowWithTheNumbersAndOnlyNothingIsBlank() {
        assertThat(Sparkline.of(List.of(0, 1, 50, 100))).isEqualTo(" \u2581\u2584\u2588");
        assertThat(Sparkline.of(List.of(0, 0))).isEqualTo("  ");
    }
}

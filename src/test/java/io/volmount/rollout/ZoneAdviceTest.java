package io.volmount.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.plan.advice.Advice;
import io.volmount.playbook.Amount;
import io.volmount.playbook.PerZone;
import io.volmount.playbook.RolloutPolicy;
import io.volmount.playbook.Spread;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ZoneAdviceTest {
    private static List<RolloutAgent> zone(String name, int agents) {
        return IntStream.range(0, agents)
                .mapToObj(i -> Fleet.agent(name + i, name, Verdict.PLANNED))
                .toList();
    }

    @SafeVarargs
    private static List<RolloutAgent> all(List<RolloutAgent>... zones) {
        return Stream.of(zones).flatMap(List::stream).toList();
    }

    private static String sentence(Map<Advice, List<String>> advice) {
        assertThat(advice).hasSize(1);
        return advice.keySet().iterator().next().sentence();
    }

    @Test
    void aZoneThatFitsIntoTheBudgetCouldBeDownAsAWhole() {
        Map<Advice, List<String>> advice =
                ZoneAdvice.of(Fleet.policy(1, 2, 0), all(zone("r", 2), zone("s", 3), zone("t", 1)));

        assertThat(sentence(advice))
                .startsWith("maxUnavailable lets all 2 agents of zone r be unavailable at once, ")
                .endsWith(": lower it, or set perZone.maxUnavailable");
        assertThat(advice.values()).containsExactly(List.of("r0", "r1"));
    }

    @Test
    void manyZonesAreOneAdvice() {
        assertThat(sentence(ZoneAdvice.of(
                        Fleet.policy(1, 9, 0), all(zone("r", 2), zone("s", 3), zone("t", 2), zone("u", 2), zone("v", 2)))))
                .contains("all 2 agents of zone r, or all 3 agents of zone s, or all 2 agents of zone t, or of 2 more zones"
                        + " be unavailable");
    }

    @Test
    void agentsWithoutAZoneAreOne() {
        List<RolloutAgent> agents =
                zone("r", 3).stream().map(Fleet::withoutZone).toList();
        assertThat(sentence(ZoneAdvice.of(Fleet.policy(1, 3, 0), agents))).contains("all 3 agents without a zone");
    }

    @Test
    void limitsOfTheZonesAndAgentsThatAreNotChangedCount() {
        PerZone one = new PerZone(Optional.of(Amount.agents(1)), Optional.empty());
        RolloutPolicy perZone = new RolloutPolicy(
                Amount.agents(1), Amount.agents(9), Amount.agents(0), one, Spread.ZONE, Duration.ZERO);

        assertThat(ZoneAdvice.of(perZone, zone("r", 3))).isEmpty();
        assertThat(ZoneAdvice.of(
                        Fleet.policy(1, 9, 0), List.of(Fleet.agent("a", "r", Verdict.PLANNED), Fleet.agent("b", "r", Verdict.UNCHANGED))))
                .isEmpty();
    }
}

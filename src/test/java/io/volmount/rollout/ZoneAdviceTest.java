package io.volmount.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.plan.advice.Advice;
import io.volmount.playbook.policy.Amount;
import io.volmount.playbook.policy.PerZone;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.playbook.policy.Spread;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ZoneAdviceTest {
    /** @param zones each as its name, of one letter, and its number of agents */
    private static List<RolloutAgent> agents(String... zones) {
        return Stream.of(zones)
                .flatMap(zone -> IntStream.range(0, Integer.parseInt(zone.substring(1)))
                        .mapToObj(i -> Fleet.agent(zone.charAt(0) + "" + i, zone.substring(0, 1), Verdict.PLANNED)))
                .toList();
    }

    private static String sentence(Map<Advice, List<String>> advice) {
        assertThat(advice).hasSize(1);
        return advice.keySet().iterator().next().sentence();
    }

    @Test
    void aZoneThatFitsIntoTheBudgetCouldBeDownAsAWhole() {
        Map<Advice, List<String>> advice = ZoneAdvice.of(Fleet.policy(1, 2, 0), agents("r2", "s3", "t1"));

        assertThat(sentence(advice))
                .startsWith("maxUnavailable lets all 2 agents of zone r be unavailable at once, ")
                .endsWith(": lower it, or set perZone.maxUnavailable");
        assertThat(advice.values()).containsExactly(List.of("r0", "r1"));
    }

    @Test
    void manyZonesAreOneAdvice() {
        assertThat(sentence(ZoneAdvice.of(Fleet.policy(1, 9, 0), agents("r2", "s3", "t2", "u2", "v2"))))
                .contains(
                        "all 2 agents of zone r, or all 3 agents of zone s, or all 2 agents of zone t, or of 2 more zones"
                                + " be unavailable");
    }

    @Test
    void agentsWithoutAZoneAreOne() {
        List<RolloutAgent> agents =
                agents("r3").stream().map(Fleet::withoutZone).toList();
        assertThat(sentence(ZoneAdvice.of(Fleet.policy(1, 3, 0), agents))).contains("all 3 agents without a zone");
    }

    @Test
    void limitsOfTheZonesAndAgentsThatAreNotChangedCount() {
        PerZone one = new PerZone(Optional.of(Amount.agents(1)), Optional.empty());
        RolloutPolicy perZone = new RolloutPolicy(
                Amount.agents(1), Amount.agents(9), Amount.agents(0), one, Spread.ZONE, Duration.ZERO);

        assertThat(ZoneAdvice.of(perZone, agents("r3"))).isEmpty();
        assertThat(ZoneAdvice.of(
                        Fleet.policy(1, 9, 0),
                        List.of(Fleet.agent("a", "r", Verdict.PLANNED), Fleet.agent("b", "r", Verdict.UNCHANGED))))
                .isEmpty();
    }
}

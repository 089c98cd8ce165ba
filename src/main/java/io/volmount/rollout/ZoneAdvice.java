package io.volmount.rollout;

import io.volmount.plan.advice.Advice;
import io.volmount.plan.advice.Advice.Kind;
import io.volmount.playbook.policy.RolloutPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The advice on a rollout whose limits let all agents of a zone be unavailable at once. Pure. */
public final class ZoneAdvice {
    private static final int NAMED = 3;

    private ZoneAdvice() {}

    /**
     * The zones that could be down as a whole.
     *
     * @param agents of the rollout, of which only those that are changed count
     * @return the names of the agents in these zones by the one advice on them; empty if there are none
     */
    public static Map<Advice, List<String>> of(RolloutPolicy policy, List<RolloutAgent> agents) {
        List<RolloutAgent> changing =
                agents.stream().filter(agent -> agent.plan().hasChanges()).toList();
        int window = policy.window(changing.size());
        Map<Optional<String>, List<RolloutAgent>> zones = changing.stream()
                .collect(Collectors.groupingBy(RolloutAgent::zone, LinkedHashMap::new, Collectors.toList()));
        zones.values().removeIf(members -> {
            int most = Math.min(window, policy.perZone().window(members.size()).orElse(Integer.MAX_VALUE));
            return members.size() == 1 || members.size() > most;
        });
        return zones.isEmpty()
                ? Map.of()
                : Map.of(
                        new Advice(
                                Kind.WHOLE_ZONE,
                                "maxUnavailable lets " + named(zones)
                                        + " be unavailable at once, with every copy of what runs only there: lower it, or"
                                        + " set perZone.maxUnavailable"),
                        zones.values().stream()
                                .flatMap(List::stream)
                                .map(RolloutAgent::name)
                                .toList());
    }

    private static String named(Map<Optional<String>, List<RolloutAgent>> zones) {
        String shown = zones.entrySet().stream()
                .limit(NAMED)
                .map(zone -> "all " + zone.getValue().size() + " agents "
                        + zone.getKey().map(name -> "of zone " + name).orElse("without a zone"))
                .collect(Collectors.joining(", or "));
        return zones.size() <= NAMED ? shown : shown + ", or of " + (zones.size() - NAMED) + " more zones";
    }
}

package io.volmount.rehearsal;

import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.rollout.RolloutAgent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How many agents may be unavailable at a time, and how long a verified one still counts.
 *
 * @param inZone only zones with a limit of their own
 */
record Capacity(int inAll, Map<Optional<String>, Integer> inZone, Duration soak) {

    static Capacity of(RolloutPolicy policy, List<RolloutAgent> agents) {
        Map<Optional<String>, Integer> inZone = new HashMap<>();
        agents.stream()
                .collect(Collectors.groupingBy(RolloutAgent::zone, Collectors.counting()))
                .forEach((zone, size) ->
                        policy.perZone().window(size.intValue()).ifPresent(window -> inZone.put(zone, window)));
        return new Capacity(policy.window(agents.size()), inZone, policy.soak());
    }

    /** Divides the agents in order into fixed batches as large as the capacity allows. */
    List<List<Work>> batches(List<Work> agents) {
        List<List<Work>> batches = new ArrayList<>();
        List<Work> batch = new ArrayList<>();
        Map<Optional<String>, Integer> taken = new HashMap<>();
        for (Work agent : agents) {
            int limit = inZone.getOrDefault(agent.zone(), Integer.MAX_VALUE);
            if (batch.size() == inAll || taken.getOrDefault(agent.zone(), 0) == limit) {
                batches.add(batch);
                batch = new ArrayList<>();
                taken.clear();
            }
            batch.add(agent);
            taken.merge(agent.zone(), 1, Integer::sum);
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }
}

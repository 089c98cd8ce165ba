package io.volmount.rehearsal;

import io.volmount.plan.AgentPlan;
import io.volmount.playbook.Playbook;
import io.volmount.probe.Target;
import io.volmount.rollout.RolloutAgent;
import io.volmount.volume.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The agents of a rehearsal with their plans.
 *
 * @param unreachable the real agents that could not be probed, by name, with the reason as a sentence; a healthy and
 *     blank agent is assumed instead
 * @param simulated whether none of the agents is real
 */
public record Cluster(List<RolloutAgent> agents, Map<String, String> unreachable, boolean simulated) {
    public Cluster {
        agents = List.copyOf(agents);
        unreachable = Collections.unmodifiableMap(new LinkedHashMap<>(unreachable));
    }

    /**
     * Real agents.
     *
     * @param planned the targets' plans, in the order of the targets
     */
    public static Cluster probed(List<Target> targets, List<RolloutAgent> planned) {
        List<RolloutAgent> agents = new ArrayList<>();
        Map<String, String> silent = new LinkedHashMap<>();
        for (int i = 0; i < targets.size(); i++) {
            Target target = targets.get(i);
            RolloutAgent found = planned.get(i);
            if (found.plan().verdict() == AgentPlan.Verdict.UNREACHABLE) {
                silent.put(found.name(), found.plan().summary());
                Role role = target.expectedRole().orElse(Role.PRIVATE);
                AgentPlan plan = new AssumedNode(found.name(), role).plan(target.playbook());
                agents.add(new RolloutAgent(found.name(), found.address(), found.zone(), plan));
            } else {
                agents.add(found);
            }
        }
        return new Cluster(agents, silent, false);
    }

    /**
     * A synthetic cluster of identical private agents, distributed over the zones. The playbook's variables are not
     * replaced.
     *
     * @param zones 0 for agents without a zone
     */
    public static Cluster simulated(int agents, int zones, Playbook playbook) {
        int digits = String.valueOf(agents).length();
        AgentPlan plan = new AssumedNode("made up", Role.PRIVATE).plan(playbook);
        List<RolloutAgent> all = new ArrayList<>(agents);
        for (int i = 1; i <= agents; i++) {
            String name = String.format("agent-%0" + digits + "d", i);
            Optional<String> zone = zones == 0 ? Optional.empty() : Optional.of("zone-" + (1 + (i - 1) % zones));
            all.add(new RolloutAgent(name, "made up", zone, plan));
        }
        return new Cluster(all, Map.of(), true);
    }
}

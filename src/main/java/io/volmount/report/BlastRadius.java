package io.volmount.report;

import io.volmount.agent.ByteSize;
import io.volmount.plan.AgentPlan;
import io.volmount.rollout.RolloutAgent;
import java.util.List;

/** What saying yes to a plan means, for the whole cluster. */
public record BlastRadius(List<AgentPlan> plans) {

    /** Of the agents that have steps to take. */
    public static BlastRadius of(List<RolloutAgent> agents) {
        return new BlastRadius(agents.stream()
                .map(RolloutAgent::plan)
                .filter(AgentPlan::hasChanges)
                .toList());
    }

    /** One sentence. */
    public String sentence() {
        ByteSize formatted = new ByteSize(
                plans.stream().mapToLong(plan -> plan.formatted().bytes()).sum());
        return "This works on " + SummaryText.count(plans.size(), "agent") + ": " + tasks() + ", formats " + formatted
                + " and reboots " + SummaryText.count(reboots(), "node") + ".";
    }

    private long reboots() {
        return plans.stream().filter(plan -> plan.takes("reboot")).count();
    }

    private String tasks() {
        List<AgentPlan> stopped =
                plans.stream().filter(plan -> plan.takes("stop-agent")).toList();
        long known = stopped.stream()
                .mapToLong(plan -> plan.runningTasks().orElse(0))
                .sum();
        long silent =
                stopped.stream().filter(plan -> plan.runningTasks().isEmpty()).count();
        String terminated = "it terminates " + SummaryText.count(known, "running task");
        return silent == 0
                ? terminated
                : terminated + " and an unknown number on " + SummaryText.count(silent, "agent") + " that did not tell";
    }
}

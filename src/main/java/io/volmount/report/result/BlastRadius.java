package io.volmount.report.result;

import io.volmount.plan.AgentPlan;
import io.volmount.report.Wording;
import io.volmount.rollout.RolloutAgent;
import io.volmount.volume.ByteSize;
import java.util.List;

/**
 * What saying yes to a plan means, for the whole cluster.
 *
 * @param agents that have steps to take
 * @param runningTasks that will be terminated, as far as agents told how many they run
 * @param silentAgents that will be stopped and did not tell
 * @param formatted the bytes of all devices and files that get a file system
 * @param reboots nodes that will be rebooted
 */
public record BlastRadius(int agents, long runningTasks, int silentAgents, ByteSize formatted, int reboots) {

    public static BlastRadius of(List<RolloutAgent> agents) {
        List<AgentPlan> changing = agents.stream()
                .map(RolloutAgent::plan)
                .filter(AgentPlan::hasChanges)
                .toList();
        List<AgentPlan> stopped =
                changing.stream().filter(plan -> plan.takes("stop-agent")).toList();
        return new BlastRadius(
                changing.size(),
                stopped.stream()
                        .mapToLong(plan -> plan.runningTasks().orElse(0))
                        .sum(),
                (int) stopped.stream()
                        .filter(plan -> plan.runningTasks().isEmpty())
                        .count(),
                changing.stream().map(AgentPlan::formatted).reduce(ByteSize.NOTHING, ByteSize::plus),
                (int) changing.stream().filter(plan -> plan.takes("reboot")).count());
    }

    /** One sentence. */
    String sentence() {
        return "This changes " + Wording.count(agents, "agent") + ": it terminates " + tasks() + ", formats "
                + formatted + " and reboots " + Wording.count(reboots, "node") + ".";
    }

    private String tasks() {
        String known = Wording.count(runningTasks, "running task");
        return silentAgents == 0
                ? known
                : known + " and an unknown number on " + Wording.count(silentAgents, "agent") + " that did not tell";
    }
}

package io.volmount.report.result;

import io.volmount.plan.AgentPlan;
import io.volmount.report.Wording;
import io.volmount.rollout.RolloutAgent;
import io.volmount.volume.ByteSize;
import java.util.List;

/**
 * What applying a plan does to the whole cluster.
 *
 * @param agents number of agents with steps
 * @param runningTasks number of tasks that will be terminated on agents that reported it
 * @param silentAgents number of agents that will be stopped and did not report their tasks
 * @param formatted total size of the devices and files that get a file system
 * @param removed number of volumes that will be removed
 * @param reboots number of nodes that will be rebooted
 * @param drained number of agents that will be drained before they are stopped
 */
public record BlastRadius(
        int agents, long runningTasks, int silentAgents, ByteSize formatted, int removed, int reboots, int drained) {

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
                changing.stream().mapToInt(AgentPlan::removed).sum(),
                (int) changing.stream().filter(plan -> plan.takes("reboot")).count(),
                (int) changing.stream()
                        .filter(plan -> plan.takes("drain-agent"))
                        .count());
    }

    /** Whether tasks are terminated, or may be. */
    boolean stopsTasks() {
        return runningTasks > 0 || silentAgents > 0;
    }

    String sentence() {
        return "This changes " + Wording.count(agents, "agent") + ": it "
                + (drained == 0 ? "" : "drains " + Wording.count(drained, "agent") + ", ") + "terminates " + tasks()
                + ", formats "
                + formatted + (removed == 0 ? "" : ", removes " + Wording.count(removed, "volume")) + " and reboots "
                + Wording.count(reboots, "node") + ".";
    }

    private String tasks() {
        String known = Wording.count(runningTasks, "running task");
        return silentAgents == 0
                ? known
                : known + " and an unknown number on " + Wording.count(silentAgents, "agent")
                        + " that did not report it";
    }
}

package io.volmount.report.result;

import io.volmount.rollout.LeftDrained;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Agents that a run has drained, or may have, and not reactivated, all for the same cause.
 *
 * @param agents at least one
 * @param why their outcome, and the step that was not done
 */
record LeftDrainedReport(List<AgentReport> agents, String why) {
    private static final String ANY = "ID";

    LeftDrainedReport {
        agents = List.copyOf(agents);
    }

    /** All of a report, by their cause. */
    static List<LeftDrainedReport> of(Report report) {
        Map<String, List<AgentReport>> left = new LinkedHashMap<>();
        report.agents().stream()
                .filter(agent -> !agent.drained().isEmpty())
                .forEach(agent -> left.computeIfAbsent(why(agent), first -> new ArrayList<>())
                        .add(agent));
        return left.entrySet().stream()
                .map(cause -> new LeftDrainedReport(cause.getValue(), cause.getKey()))
                .toList();
    }

    private static String why(AgentReport agent) {
        Optional<StepReport> last = agent.steps().stream()
                .filter(step ->
                        step.status() == StepReport.Status.FAILED || step.status() == StepReport.Status.IN_DOUBT)
                .reduce((earlier, later) -> later);
        return agent.outcome().word()
                + last.map(step -> "; " + step.id() + " " + step.status().word())
                        .orElse("");
    }

    List<String> names() {
        return agents.stream().map(AgentReport::name).toList();
    }

    /** Their IDs in Mesos. */
    List<String> ids() {
        return agents.stream().flatMap(agent -> agent.drained().stream()).toList();
    }

    /** The call that reactivates one of these IDs. */
    static String call(List<String> ids) {
        return LeftDrained.reactivation(ids.size() == 1 ? ids.get(0) : ANY);
    }

    /** What reactivates the agents of a report. */
    static String resume(Report report) {
        return report.called().map(run -> "volmount resume " + run).orElse("resume the run");
    }

    Map<String, Object> data(Report report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("agents", names());
        json.put("ids", ids());
        json.put("why", why);
        json.put("undo", List.of(resume(report), "post " + call(ids()) + " to /api/v1 of the leading master"));
        return json;
    }
}

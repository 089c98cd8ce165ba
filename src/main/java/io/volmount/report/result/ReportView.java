package io.volmount.report.result;

import io.volmount.proof.CheckResult;
import io.volmount.report.AgentList;
import io.volmount.report.AgentRendering;
import io.volmount.report.Counts;
import io.volmount.report.TextOptions;
import io.volmount.report.View;
import io.volmount.step.file.FileChange;
import io.volmount.volume.Role;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a command found and did on agents. */
public record ReportView(Report report) implements View {
    @Override
    public String schema() {
        return "volmount/report/v1";
    }

    @Override
    public Map<String, Object> data() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("command", report.command());
        json.put("playbook", report.playbook().isEmpty() ? null : report.playbook());
        json.put("run", report.run().orElse(null));
        json.put("outcome", report.result().word());
        report.stopped().ifPresent(why -> json.put("stopped", why));
        CircumstancesData.put(report.circumstances(), report.agents().size(), json);
        json.put("summary", Counts.data(report.agents(), AgentReport::outcome));
        report.ahead().ifPresent(radius -> json.put("blastRadius", radius(radius)));
        if (!report.advice().isEmpty()) {
            json.put("advice", report.advice().stream().map(ReportView::advice).toList());
        }
        report.master().ifPresent(view -> json.put("master", MasterData.of(view)));
        List<LeftDrainedReport> left = LeftDrainedReport.of(report);
        if (!left.isEmpty()) {
            json.put(
                    "leftDrained",
                    left.stream().map(cause -> cause.data(report)).toList());
        }
        if (!report.notAsked().isEmpty()) {
            json.put("notAsked", report.notAsked());
        }
        json.put(
                "agents",
                new AgentList<>(
                        report.agents(), AgentReport::name, this::agent, (agent, why) -> agent(agent.only(why))));
        return json;
    }

    private static Map<String, Object> advice(AdviceReport given) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", given.advice().kind().word());
        json.put("sentence", given.advice().sentence());
        json.put("agents", given.agents());
        return json;
    }

    private static Map<String, Object> radius(BlastRadius radius) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("agents", radius.agents());
        json.put("runningTasks", radius.runningTasks());
        json.put("agentsWithUnknownTasks", radius.silentAgents());
        json.put("bytesFormatted", radius.formatted().bytes());
        json.put("removedVolumes", radius.removed());
        json.put("reboots", radius.reboots());
        json.put("drainedAgents", radius.drained());
        return json;
    }

    private Map<String, Object> agent(AgentReport agent) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", agent.name());
        json.put("address", agent.address());
        json.put("role", agent.role().map(Role::word).orElse(null));
        json.put("outcome", agent.outcome().word());
        json.put("reason", agent.reason());
        agent.runningTasks().ifPresent(tasks -> json.put("runningTasks", tasks));
        agent.time().ifPresent(time -> CircumstancesData.put(time, json));
        agent.unavailable().ifPresent(away -> {
            Map<String, Object> period = new LinkedHashMap<>();
            CircumstancesData.put(away, period);
            json.put("unavailable", period);
        });
        report.master().ifPresent(view -> MasterData.put(view, agent.name(), json));
        if (!agent.drained().isEmpty()) {
            json.put("drained", agent.drained());
        }
        json.put("warnings", agent.warnings());
        json.put("steps", agent.steps().stream().map(ReportView::step).toList());
        json.put("volumes", agent.volumes().stream().map(ReportView::volume).toList());
        if (!agent.evidence().isEmpty()) {
            json.put(
                    "evidence",
                    agent.evidence().stream().map(ReportView::finding).toList());
        }
        return json;
    }

    private static Map<String, Object> step(StepReport step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", step.id());
        json.put("status", step.status().word());
        json.put("effect", step.effect().word());
        json.put("title", step.title());
        json.put("because", step.reason());
        step.destroys().ifPresent(what -> json.put("destroys", what));
        step.fileChange().ifPresent(change -> json.put("fileChange", fileChange(change)));
        json.put("detail", step.detail());
        if (!step.output().isEmpty()) {
            json.put("output", step.output());
        }
        step.time().ifPresent(time -> CircumstancesData.put(time, json));
        return json;
    }

    private static Map<String, Object> fileChange(FileChange change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("before", change.before());
        json.put("after", change.after());
        json.put("where", change.where());
        json.put("removed", change.removed());
        json.put("added", change.added());
        return json;
    }

    private static Map<String, Object> volume(VolumeReport volume) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", volume.path());
        json.put("outcome", volume.verdict().word());
        if (volume.absent()) {
            json.put("absent", true);
        }
        volume.offeredMb().ifPresent(mb -> json.put("offeredMb", mb));
        json.put("evidence", volume.evidence().stream().map(ReportView::finding).toList());
        json.put("journal", volume.journal());
        return json;
    }

    private static Map<String, Object> finding(CheckResult check) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("check", check.check());
        json.put("passed", check.passed().orElse(null));
        json.put("detail", check.detail());
        return json;
    }

    @Override
    public void text(TextOptions options, Writer out) throws IOException {
        new ReportText(options, AgentRendering.STANDARD).write(report, out);
    }
}

package io.volmount.report.run;

import io.volmount.journal.RecordedRun;
import io.volmount.journal.RunEntry;
import io.volmount.journal.RunSummary;
import io.volmount.report.AgentList;
import io.volmount.report.Wording;
import io.volmount.rollout.AgentProgress;
import io.volmount.rollout.TakenStep;
import io.volmount.step.Step;
import io.volmount.storage.Milestone;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs for programs. */
final class RunData {
    private RunData() {}

    static Map<String, Object> of(Path folder, List<RunEntry> entries) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("directory", folder.toString());
        json.put("runs", entries.stream().map(RunData::entry).toList());
        return json;
    }

    private static Map<String, Object> entry(RunEntry entry) {
        return entry.run().map(RunData::whole).orElseGet(() -> {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("run", entry.directory().run());
            json.put("state", "unreadable");
            entry.problem().ifPresent(problem -> json.put("problem", problem));
            json.put("directory", entry.directory().path().toString());
            return json;
        });
    }

    private static Map<String, Object> whole(RunSummary summary) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("run", summary.directory().run());
        json.put("state", summary.state().word());
        summary.opening().ifPresent(opening -> json.put("playbook", opening.playbook()));
        json.put("turns", summary.milestones().stream().map(RunData::milestone).toList());
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("agents", summary.agents());
        counts.putAll(summary.counts());
        json.put("summary", counts);
        json.put("open", summary.open());
        json.put("seconds", Wording.seconds(summary.took()));
        summary.resumeCommand().ifPresent(command -> json.put("resume", command));
        json.put("directory", summary.directory().path().toString());
        return json;
    }

    private static Map<String, Object> milestone(Milestone milestone) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", milestone.at().toString());
        json.put("what", milestone.what());
        if (!milestone.why().isEmpty()) {
            json.put("why", milestone.why());
        }
        return json;
    }

    static Map<String, Object> of(RecordedRun run, List<AgentProgress> shown) {
        RunSummary summary = RunSummary.of(run);
        Map<String, Object> json = whole(summary);
        json.put("openAgents", RunText.open(run));
        json.put(
                "agents",
                new AgentList<>(
                        shown,
                        progress -> progress.agent().name(),
                        progress -> agent(summary, progress, progress.reason(), steps(progress)),
                        (progress, why) -> agent(summary, progress, why, List.of())));
        return json;
    }

    private static List<Map<String, Object>> steps(AgentProgress progress) {
        List<Map<String, Object>> steps = new ArrayList<>();
        progress.earlier().forEach(step -> steps.add(step(step, true)));
        progress.taken().forEach(step -> steps.add(step(step, false)));
        progress.current()
                .ifPresent(step -> steps.add(begun(step, progress.since().orElseThrow(), false, "begun")));
        return steps;
    }

    private static Map<String, Object> agent(
            RunSummary summary, AgentProgress progress, String reason, List<Map<String, Object>> steps) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", progress.agent().name());
        json.put("address", progress.agent().address());
        json.put("outcome", summary.status(progress));
        json.put("reason", reason);
        json.put("steps", steps);
        return json;
    }

    private static Map<String, Object> step(TakenStep taken, boolean earlier) {
        String status = taken.result().status().word();
        Map<String, Object> json = begun(taken.step(), taken.begun(), earlier, status);
        json.put("detail", taken.result().detail());
        taken.took().ifPresent(took -> json.put("seconds", Wording.seconds(took)));
        if (!taken.result().output().isEmpty()) {
            json.put("output", taken.result().output());
        }
        return json;
    }

    /** @param earlier whether it began before the run was last resumed */
    private static Map<String, Object> begun(Step step, Instant at, boolean earlier, String status) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", step.id());
        json.put("title", step.title());
        json.put("status", status);
        json.put("begun", at.toString());
        json.put("beforeResume", earlier);
        return json;
    }
}

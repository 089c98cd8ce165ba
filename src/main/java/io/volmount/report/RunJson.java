package io.volmount.report;

import io.volmount.agent.Step;
import io.volmount.journal.RecordedRun;
import io.volmount.rollout.AgentProgress;
import io.volmount.rollout.AgentProgress.TakenStep;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** As JSON documents of the schemas {@code volmount/runs/v1} and {@code volmount/run/v1}. */
final class RunJson implements RunFormat {
    @Override
    public String name() {
        return "json";
    }

    @Override
    public String runs(Path folder, List<RunEntry> entries, Style style) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "volmount/runs/v1");
        json.put("directory", folder.toString());
        json.put("runs", entries.stream().map(RunJson::entry).toList());
        return JsonDocument.text(json);
    }

    private static Map<String, Object> entry(RunEntry entry) {
        return entry.run().map(RunJson::whole).orElseGet(() -> {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("run", entry.directory().run());
            json.put("state", "unreadable");
            entry.problem().ifPresent(problem -> json.put("problem", problem));
            json.put("directory", entry.directory().path().toString());
            return json;
        });
    }

    private static Map<String, Object> whole(RunSheet sheet) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("run", sheet.directory().run());
        json.put("state", sheet.state().word());
        sheet.opening().ifPresent(opening -> json.put("playbook", opening.playbook()));
        json.put("turns", sheet.turns().stream().map(RunJson::turn).toList());
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("agents", sheet.agents());
        summary.putAll(sheet.counts());
        json.put("summary", summary);
        json.put("open", sheet.open());
        sheet.remedy().ifPresent(command -> json.put("resume", command));
        json.put("directory", sheet.directory().path().toString());
        return json;
    }

    private static Map<String, Object> turn(RunSheet.Turn turn) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", turn.at().toString());
        json.put("what", turn.what());
        if (!turn.why().isEmpty()) {
            json.put("why", turn.why());
        }
        return json;
    }

    @Override
    public void run(RecordedRun run, Style style, Writer out) throws IOException {
        RunSheet sheet = RunSheet.of(run);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "volmount/run/v1");
        json.putAll(whole(sheet));
        json.put(
                "agents",
                RunSheet.agents(run).stream().map(agent -> agent(sheet, agent)).toList());
        JsonDocument.write(json, out);
    }

    private static Map<String, Object> agent(RunSheet sheet, AgentProgress progress) {
        List<Map<String, Object>> steps = new ArrayList<>();
        progress.earlier().forEach(step -> steps.add(step(step, true)));
        progress.taken().forEach(step -> steps.add(step(step, false)));
        progress.current()
                .ifPresent(step -> steps.add(begun(step, progress.since().orElseThrow(), false, "begun")));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", progress.agent().name());
        json.put("address", progress.agent().address());
        json.put("outcome", sheet.standing(progress));
        json.put("reason", progress.reason());
        json.put("steps", steps);
        return json;
    }

    private static Map<String, Object> step(TakenStep taken, boolean earlier) {
        String status = taken.result().status().name().toLowerCase(Locale.ROOT).replace('_', '-');
        Map<String, Object> json = begun(taken.step(), taken.begun(), earlier, status);
        json.put("detail", taken.result().detail());
        taken.took().ifPresent(took -> json.put("seconds", JsonDocument.seconds(took)));
        if (!taken.result().output().isEmpty()) {
            json.put("output", taken.result().output());
        }
        return json;
    }

    /** @param earlier whether it was taken before the run was last resumed */
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

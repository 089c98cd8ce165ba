package io.volmount.report.format;

import io.volmount.report.AgentRendering;
import io.volmount.report.Format;
import io.volmount.report.TextOptions;
import io.volmount.report.View;
import java.io.IOException;
import java.io.Writer;

/** Metrics for the textfile collector of Prometheus' node exporter. */
record PrometheusFormat(AgentRendering rendering) implements Format {
    @Override
    public String name() {
        return "prometheus";
    }

    @Override
    public void write(View view, TextOptions options, Writer out) throws IOException {
        Result result = new Result(view, rendering);
        Metrics metrics = new Metrics();
        whole(result.whole(), view.schema(), metrics);
        result.subjects().forEach(subject -> subject(subject, metrics));
        metrics.write(out);
        out.flush();
    }

    private static void whole(Item whole, String schema, Metrics metrics) {
        Item request = whole.item("request");
        Metrics.Labels info = Metrics.labels("schema", schema);
        whole.text("command").ifPresent(command -> info.and("command", command));
        whole.text("playbook").ifPresent(playbook -> info.and("playbook", playbook));
        whole.text("run").ifPresent(run -> info.and("run", run));
        request.text("controller").ifPresent(controller -> info.and("controller", controller));
        request.text("version").ifPresent(version -> info.and("version", version));
        metrics.gauge("volmount_info", "What the other metrics are about; always 1.", info, 1);
        Verdict.whole(whole)
                .ifPresent(verdict -> metrics.gauge(
                        "volmount_success",
                        "1 if the result is good, 0 if it is not.",
                        verdict.grade() == Verdict.Grade.PASSED ? 1 : 0));
        whole.item("summary").fields().forEach((word, count) -> {
            if (!word.equals("agents") && count instanceof Number number) {
                metrics.gauge(
                        "volmount_agents",
                        "Number of agents with an outcome.",
                        Metrics.labels("outcome", word),
                        number);
            }
        });
        whole.number("seconds")
                .ifPresent(seconds ->
                        metrics.gauge("volmount_run_duration_seconds", "How long it took as a whole.", seconds));
        whole.time("startedAt")
                .ifPresent(at ->
                        metrics.gauge("volmount_run_started_timestamp_seconds", "When it began.", at.getEpochSecond()));
        whole.time("endedAt")
                .ifPresent(at ->
                        metrics.gauge("volmount_run_ended_timestamp_seconds", "When it ended.", at.getEpochSecond()));
        whole.item("budget")
                .number("maxUnavailable")
                .ifPresent(most -> metrics.gauge(
                        "volmount_max_unavailable_agents", "How many agents might be unavailable at one time.", most));
    }

    private static void subject(Item subject, Metrics metrics) {
        boolean rehearsed = subject.text("seed").isPresent();
        String kind = rehearsed ? "rehearsal" : subject.text("name").isPresent() ? "agent" : "recorded_run";
        String label = rehearsed ? "seed" : subject.text("name").isPresent() ? "agent" : "run";
        String name = subject.text("seed").orElseGet(() -> Result.name(subject));
        Verdict.word(subject)
                .ifPresent(word -> metrics.gauge(
                        "volmount_" + kind + "_outcome",
                        "The outcome of each " + kind.replace('_', ' ') + "; always 1.",
                        Metrics.labels(label, name).and("outcome", word),
                        1));
        subject.number("seconds")
                .ifPresent(seconds -> metrics.gauge(
                        "volmount_" + kind + "_duration_seconds",
                        "How long each " + kind + " took.",
                        Metrics.labels(label, name),
                        seconds));
        subject.items("steps")
                .forEach(step -> step.number("seconds")
                        .ifPresent(seconds -> metrics.gauge(
                                "volmount_step_duration_seconds",
                                "How long each step took, all attempts together.",
                                Metrics.labels("agent", name)
                                        .and("step", step.text("id").orElse("")),
                                seconds)));
        subject.items("volumes").forEach(volume -> volume(name, volume, metrics));
    }

    private static void volume(String agent, Item volume, Metrics metrics) {
        Metrics.Labels labels =
                Metrics.labels("agent", agent).and("volume", volume.text("path").orElse(""));
        metrics.gauge(
                "volmount_volume_verified",
                "1 if the agent was proven to offer the volume, 0 if it was not.",
                labels,
                volume.text("outcome").filter("verified"::equals).isPresent() ? 1 : 0);
        volume.number("offeredMb")
                .ifPresent(size -> metrics.gauge(
                        "volmount_offered_megabytes",
                        "Size of the volume as the agent offers it, in MB of 2^20 bytes.",
                        labels,
                        size));
    }
}

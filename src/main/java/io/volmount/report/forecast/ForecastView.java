package io.volmount.report.forecast;

import static io.volmount.report.Wording.seconds;

import io.volmount.rehearsal.Assumptions;
import io.volmount.rehearsal.Cluster;
import io.volmount.rehearsal.Forecast;
import io.volmount.rehearsal.Rehearsal;
import io.volmount.rehearsal.RehearsedRun;
import io.volmount.report.BudgetData;
import io.volmount.report.TextOptions;
import io.volmount.report.View;
import io.volmount.report.Wording;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The result of a rehearsal. */
public record ForecastView(Forecast forecast) implements View {

    private static final int SAMPLES = 100;

    @Override
    public String schema() {
        return "volmount/rehearsal/v1";
    }

    @Override
    public Map<String, Object> data() {
        Rehearsal rehearsal = forecast.rehearsal();
        int agents = rehearsal.cluster().agents().size();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("command", "rehearse");
        json.put("simulated", true);
        json.put("playbook", rehearsal.playbook());
        json.put("outcome", forecast.result().word());
        json.put("agents", agents);
        json.put("madeUp", rehearsal.cluster().simulated());
        json.put("assumedAgents", assumedAgents(rehearsal.cluster()));
        json.put("budget", BudgetData.of(rehearsal.policy(), agents));
        json.put("faults", faults(rehearsal));
        json.put("assumptions", assumptions(rehearsal.assumptions()));
        json.put("completedRuns", forecast.completed().size());
        json.put("medianSeconds", forecast.median().map(Wording::seconds).orElse(null));
        json.put("p95Seconds", forecast.p95().map(Wording::seconds).orElse(null));
        json.put("stops", forecast.stops().stream().map(ForecastView::stop).toList());
        json.put("typicalSeed", forecast.typical().seed());
        json.put("runs", forecast.runs().stream().map(ForecastView::run).toList());
        return json;
    }

    private static List<Map<String, String>> assumedAgents(Cluster cluster) {
        return cluster.unreachable().entrySet().stream()
                .map(agent -> Map.of("name", agent.getKey(), "reason", agent.getValue()))
                .toList();
    }

    private static Map<String, Object> faults(Rehearsal rehearsal) {
        Map<String, Object> json = new LinkedHashMap<>();
        rehearsal.faults().percent().forEach((fault, percent) -> json.put(fault.word(), percent));
        return json;
    }

    private static Map<String, Object> assumptions(Assumptions assumed) {
        Map<String, Object> steps = new LinkedHashMap<>();
        assumed.stepMedians().forEach((step, median) -> steps.put(step, seconds(median)));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("stepMedianSeconds", steps);
        json.put("stepSigma", assumed.stepSigma());
        json.put("bytesPerSecond", assumed.bytesPerSecond());
        json.put("rebootMedianSeconds", seconds(assumed.reboot().typical().median()));
        json.put("rebootSigma", assumed.reboot().typical().sigma());
        json.put("rebootSlowShare", assumed.reboot().slowShare());
        json.put("rebootSlowExponent", assumed.reboot().slowExponent());
        json.put("rebootLongestSeconds", seconds(assumed.reboot().longest()));
        json.put("agentStartMedianSeconds", seconds(assumed.agentStart().median()));
        json.put("agentStartSigma", assumed.agentStart().sigma());
        return json;
    }

    private static Map<String, Object> stop(Forecast.Stop stop) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("reason", stop.reason());
        json.put("runs", stop.runs());
        json.put("medianSeconds", seconds(stop.after()));
        json.put("medianBegun", stop.begun());
        return json;
    }

    private static Map<String, Object> run(RehearsedRun run) {
        Map<String, Object> outcomes = new LinkedHashMap<>();
        run.outcomes().forEach((outcome, count) -> outcomes.put(outcome.word(), count));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seed", run.seed());
        json.put("seconds", seconds(run.took()));
        if (run.wasStopped()) {
            json.put("stopped", run.stopped());
        }
        json.put("begun", run.begun());
        json.put("outcomes", outcomes);
        json.put("leastPossibleSeconds", seconds(run.lowerBound()));
        json.put("fixedBatchesSeconds", seconds(run.inBatches()));
        json.put("mostAway", run.away().most());
        json.put("away", run.away().sampled(SAMPLES, run.took()));
        return json;
    }

    @Override
    public void text(TextOptions options, Writer out) throws IOException {
        out.write(new ForecastText(options.style()).render(forecast));
    }
}

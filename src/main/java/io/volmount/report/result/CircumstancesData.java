package io.volmount.report.result;

import io.volmount.agent.Period;
import io.volmount.report.BudgetData;
import io.volmount.report.Wording;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The circumstances of a report for programs. */
final class CircumstancesData {
    private CircumstancesData() {}

    static void put(Circumstances circumstances, int agents, Map<String, Object> json) {
        circumstances.time().ifPresent(time -> put(time, json));
        if (!circumstances.resumptions().isEmpty()) {
            json.put(
                    "resumedAt",
                    circumstances.resumptions().stream().map(Instant::toString).toList());
        }
        circumstances.request().ifPresent(request -> json.put("request", of(request)));
        circumstances.budget().ifPresent(budget -> json.put("budget", BudgetData.of(budget, agents)));
    }

    static void put(Period time, Map<String, Object> json) {
        json.put("startedAt", time.began().toString());
        time.ended().ifPresent(ended -> json.put("endedAt", ended.toString()));
        time.took().ifPresent(took -> json.put("seconds", Wording.seconds(took)));
    }

    static Map<String, Object> of(Request request) {
        Map<String, Object> json = new LinkedHashMap<>();
        request.controller().ifPresent(controller -> json.put("controller", controller));
        json.put("version", request.version());
        json.put("inventories", request.inventories());
        request.limit().ifPresent(limit -> json.put("limit", limit));
        request.playbookFile().ifPresent(file -> json.put("playbookFile", file));
        if (!request.variables().isEmpty()) {
            json.put("variables", new TreeMap<>(request.variables()));
        }
        return json;
    }
}

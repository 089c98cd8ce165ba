package io.volmount.report;

import io.volmount.agent.AgentFacts;
import io.volmount.agent.NodeLock;
import io.volmount.agent.UnitState;
import java.util.LinkedHashMap;
import java.util.Map;

/** For programs: a document of the schema {@code volmount/lock/v1}. */
final class LockJson implements LockFormat {
    @Override
    public String name() {
        return "json";
    }

    @Override
    public String render(LockReport report, Style style) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "volmount/lock/v1");
        json.put("agent", report.agent());
        json.put("address", report.address());
        json.put("state", report.state().word());
        json.put("detail", report.detail());
        report.found().ifPresent(facts -> describe(facts, json));
        return JsonDocument.text(json);
    }

    private static void describe(AgentFacts facts, Map<String, Object> json) {
        json.put("lock", facts.lock().owner().map(LockJson::owner).orElse(null));
        json.put("stepAtWork", facts.lock().stepAtWork());
        json.put("bootNow", facts.bootId());
        json.put("unit", facts.unit().map(UnitState::toString).orElse(null));
    }

    private static Map<String, Object> owner(NodeLock.Owner owner) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", owner.run());
        json.put("controller", owner.controller());
        json.put("since", owner.since());
        json.put("step", owner.step());
        json.put("bootThen", owner.bootId());
        return json;
    }
}

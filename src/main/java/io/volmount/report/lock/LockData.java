package io.volmount.report.lock;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.NodeLock;
import io.volmount.facts.UnitState;
import java.util.LinkedHashMap;
import java.util.Map;

/** The state of a lock for programs. */
final class LockData {
    private LockData() {}

    static Map<String, Object> of(LockReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("agent", report.agent());
        json.put("address", report.address());
        json.put("state", report.state().word());
        json.put("detail", report.detail());
        report.found().ifPresent(facts -> describe(facts, json));
        return json;
    }

    private static void describe(AgentFacts facts, Map<String, Object> json) {
        json.put("lock", facts.lock().owner().map(LockData::owner).orElse(null));
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

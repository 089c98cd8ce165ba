package io.volmount.report.lock;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.NodeLock;
import io.volmount.facts.UnitState;
import io.volmount.report.TextOptions;
import io.volmount.report.View;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;

/** The state of an agent's lock. */
public record LockView(LockReport report) implements View {
    @Override
    public String schema() {
        return "volmount/lock/v1";
    }

    @Override
    public Map<String, Object> data() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("agent", report.agent());
        json.put("address", report.address());
        json.put("state", report.state().word());
        json.put("detail", report.detail());
        report.found().ifPresent(facts -> describe(facts, json));
        return json;
    }

    private static void describe(AgentFacts facts, Map<String, Object> json) {
        json.put("lock", facts.lock().owner().map(LockView::owner).orElse(null));
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

    @Override
    public void text(TextOptions options, Writer out) throws IOException {
        out.write(new LockText(options.style()).render(report));
    }
}

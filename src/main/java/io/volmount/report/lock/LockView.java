package io.volmount.report.lock;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.NodeLock;
import io.volmount.facts.UnitState;
import io.volmount.report.Printable;
import io.volmount.report.Style;
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
        Style style = options.style();
        String word = report.state().word();
        StringBuilder found = new StringBuilder();
        report.found().ifPresent(facts -> describe(facts, found));
        out.write(style.strong(Printable.of(report.agent())) + " (" + Printable.of(report.address()) + "): "
                + (report.state().open() ? style.good(word) : style.bad(word)) + "\n"
                + found + "  " + Printable.of(report.detail()) + "\n");
    }

    private static void describe(AgentFacts facts, StringBuilder text) {
        NodeLock lock = facts.lock();
        lock.owner().ifPresent(owner -> {
            line(text, "lock", owner.run());
            line(text, "controller", owner.controller());
            line(text, "since", owner.since());
            line(text, "first step", owner.step());
            line(text, "boot then", owner.bootId());
        });
        boolean same = lock.owner()
                .filter(owner -> owner.bootId().equals(facts.bootId()))
                .isPresent();
        line(text, "boot now", facts.bootId() + (same ? ", the same" : ""));
        line(text, "at work", lock.stepAtWork() ? "a step is running" : "no step");
        line(text, "agent", facts.unit().map(UnitState::toString).orElse("none on this node"));
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format("  %-10s  %s%n", name, Printable.of(value)));
    }
}

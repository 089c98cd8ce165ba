package io.volmount.report.lock;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.NodeLock;
import io.volmount.facts.UnitState;
import io.volmount.report.Printable;
import io.volmount.report.Style;

/** The state of a lock for people. */
record LockText(Style style) {
    String render(LockReport report) {
        String word = report.state().word();
        StringBuilder text = new StringBuilder();
        report.found().ifPresent(facts -> describe(facts, text));
        return style.strong(Printable.of(report.agent())) + " (" + Printable.of(report.address()) + "): "
                + (report.state().open() ? style.good(word) : style.bad(word)) + "\n"
                + text + "  " + Printable.of(report.detail()) + "\n";
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

package io.volmount.report.lock;

import io.volmount.report.AgentNames;
import io.volmount.report.Counts;
import io.volmount.report.Masking;
import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.report.Wording;
import io.volmount.report.lock.LockReport.State;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The locks of agents for people: a line for all agents that are alike, those that are not free last. */
record LocksText(Style style) {

    String render(List<LockReport> reports) {
        Map<State, Map<String, List<LockReport>>> alike = reports.stream()
                .collect(Collectors.groupingBy(
                        LockReport::state,
                        () -> new EnumMap<>(State.class),
                        Collectors.groupingBy(LocksText::what, LinkedHashMap::new, Collectors.toList())));
        StringBuilder text = new StringBuilder();
        alike.forEach((state, groups) -> groups.forEach((what, same) -> text.append(line(state, what, same))));
        text.append(style.strong("locks")).append(": ").append(Wording.count(reports.size(), "agent"));
        Counts.of(reports, LockReport::state)
                .forEach((state, count) -> text.append(", " + count + " " + coloured(state)));
        return text.append('\n').toString();
    }

    private String line(State state, String what, List<LockReport> same) {
        String names = AgentNames.folded(same.stream().map(LockReport::agent).toList());
        String count = same.size() == 1 ? "" : " (" + Wording.count(same.size(), "agent") + ")";
        return style.strong(names) + count + ": " + coloured(state)
                + (state == State.UNKNOWN ? ", " + Printable.of(common(same)) : Printable.of(what)) + "\n";
    }

    private static String common(List<LockReport> same) {
        return Masking.common(same, LockReport::address, LockReport::detail);
    }

    /** What agents of a state have in common when they are alike. */
    private static String what(LockReport report) {
        Function<String, String> masked = new Masking(report.address())::masked;
        return report.state() == State.UNKNOWN ? masked.apply(report.detail()) : holder(report);
    }

    private static String holder(LockReport report) {
        return report.found()
                .map(facts -> facts.lock()
                                .owner()
                                .map(owner -> " by " + owner.run() + " of " + owner.controller())
                                .orElse("")
                        + (facts.lock().stepAtWork() ? ", a step is running" : ""))
                .orElse("");
    }

    private String coloured(State state) {
        return state.open() ? style.good(state.word()) : style.bad(state.word());
    }
}

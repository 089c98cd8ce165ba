package io.volmount.report.result;

import io.volmount.report.AgentNames;
import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.report.Wording;
import java.util.List;
import java.util.stream.Collectors;

/** The agents that a run leaves drained, or may, those with the same cause in one line, and what reactivates them. */
record LeftDrainedText(Style style) {
    private static final int MOST_LINES = 10;
    private static final int MOST_IDS = 5;

    String render(Report report) {
        List<LeftDrainedReport> left = LeftDrainedReport.of(report);
        if (left.isEmpty()) {
            return "";
        }
        List<String> ids = left.stream().flatMap(cause -> cause.ids().stream()).toList();
        int omitted = left.stream()
                .skip(MOST_LINES)
                .mapToInt(cause -> cause.agents().size())
                .sum();
        return style.warning("may still be drained in the master, and get no tasks until they are reactivated:") + "\n"
                + left.stream().limit(MOST_LINES).map(LeftDrainedText::line).collect(Collectors.joining())
                + (omitted == 0 ? "" : "  and " + Wording.count(omitted, "agent") + " more; see --report json=FILE\n")
                + "  to reactivate them, fix the cause, then: " + Printable.of(LeftDrainedReport.resume(report)) + "\n"
                + "  or post " + (ids.size() == 1 ? "this" : "this for each ID") + " to /api/v1 of the leading master: "
                + Printable.of(LeftDrainedReport.call(ids)) + "\n"
                + style.faint("  before Mesos 1.9, post its /maintenance/schedule without their machines instead")
                + "\n";
    }

    private static String line(LeftDrainedReport cause) {
        List<String> ids = cause.ids();
        String shown = ids.stream().limit(MOST_IDS).map(Printable::of).collect(Collectors.joining(", "));
        return "  " + AgentNames.inShort(cause.names()) + ": " + cause.why() + "; in Mesos " + shown
                + (ids.size() <= MOST_IDS
                        ? ""
                        : " and " + (ids.size() - MOST_IDS) + " more; --report json=FILE has all IDs")
                + "\n";
    }
}

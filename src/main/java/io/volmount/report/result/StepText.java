package io.volmount.report.result;

import io.volmount.report.Printable;
import io.volmount.report.Style;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Steps in the text report.
 *
 * @param common whether to show only what several agents have in common
 */
record StepText(Style style, boolean common) {
    /** Placeholder for the tasks of agents that are shown as one; their numbers may differ. */
    static final String TASKS_OF_EACH = "the running tasks of each agent";

    private static final String INDENT = "    ";
    private static final String NOTE = " ".repeat(30);

    String render(StepReport step) {
        return INDENT + String.format("%-24s", Printable.of(step.id())) + outcome(step) + "\n" + notes(step);
    }

    /** The steps that were not begun, in one line. */
    String notBegun(List<StepReport> steps) {
        String ids = steps.stream().map(StepReport::id).map(Printable::of).collect(Collectors.joining(", "));
        return steps.isEmpty() ? "" : INDENT + style.faint("not begun: " + ids) + "\n";
    }

    private String outcome(StepReport step) {
        return switch (step.status()) {
            case PLANNED, SKIPPED -> Printable.of(step.title());
            case DONE, UNCHANGED -> marked(step) + Printable.of(common ? step.title() : step.detail()) + took(step);
            case FAILED, IN_DOUBT -> style.bad(marked(step) + Printable.of(step.detail()) + took(step));
        };
    }

    private static String marked(StepReport step) {
        return String.format("%-10s", step.status().word());
    }

    private String took(StepReport step) {
        return common
                ? ""
                : step.took()
                        .map(time -> String.format(Locale.ROOT, " (%.1f s)", time.toMillis() / 1000.0))
                        .orElse("");
    }

    private String notes(StepReport step) {
        return switch (step.status()) {
            case PLANNED -> note(style.faint("because " + Printable.of(step.reason()))) + loss(step);
            case FAILED, IN_DOUBT ->
                step.output()
                        .lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> note("| " + Printable.of(line)))
                        .collect(Collectors.joining());
            default -> "";
        };
    }

    private String loss(StepReport step) {
        if (step.id().equals("stop-agent")) {
            return common
                    ? note(style.bad("terminates " + TASKS_OF_EACH))
                    : step.destroys()
                            .map(tasks -> note(style.bad("terminates " + Printable.of(tasks))))
                            .orElse("");
        }
        return step.destroys()
                .map(what -> note(style.bad("destroys " + Printable.of(what))))
                .orElse("");
    }

    private static String note(String text) {
        return NOTE + text + "\n";
    }
}

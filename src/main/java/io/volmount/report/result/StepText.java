package io.volmount.report.result;

import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.report.TextOptions;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Steps in the text report.
 *
 * @param common whether to show only what several agents have in common
 */
record StepText(TextOptions options, boolean common) {
    /** Placeholder for the tasks of agents that are shown as one; their numbers may differ. */
    static final String TASKS_OF_EACH = "the running tasks of each agent";

    private static final String INDENT = "    ";
    private static final String NOTE = " ".repeat(30);
    private static final String REASON = INDENT + "    ";

    String render(StepReport step) {
        return step.status() == StepReport.Status.PLANNED ? planned(step) : taken(step);
    }

    /** The steps that were not begun, in one line. */
    String notBegun(List<StepReport> steps) {
        String ids = steps.stream().map(StepReport::id).map(Printable::of).collect(Collectors.joining(", "));
        return steps.isEmpty() ? "" : INDENT + options.style().faint("not begun: " + ids) + "\n";
    }

    private String planned(StepReport step) {
        String reason = REASON + options.style().faint("because " + Printable.of(step.reason())) + "\n";
        return INDENT + EffectText.symbol(step.effect(), options.style()) + " " + Printable.of(step.title())
                + loss(step) + "\n" + (options.why() || step.unusual() ? reason : "");
    }

    private String loss(StepReport step) {
        Style style = options.style();
        if (step.id().equals("stop-agent")) {
            return common
                    ? "; " + style.bad("terminates " + TASKS_OF_EACH)
                    : step.destroys()
                            .map(tasks -> "; " + style.bad("terminates " + Printable.of(tasks)))
                            .orElse("");
        }
        return step.destroys()
                .map(what -> "; " + style.bad("destroys " + Printable.of(what)))
                .orElse("");
    }

    private String taken(StepReport step) {
        return INDENT + String.format("%-24s", Printable.of(step.id())) + outcome(step) + "\n" + output(step);
    }

    private String outcome(StepReport step) {
        return troubled(step)
                ? options.style().bad(marked(step) + Printable.of(step.detail()) + took(step))
                : marked(step) + Printable.of(common ? step.title() : step.detail()) + took(step);
    }

    private static boolean troubled(StepReport step) {
        return step.status() == StepReport.Status.FAILED || step.status() == StepReport.Status.IN_DOUBT;
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

    private static String output(StepReport step) {
        return !troubled(step)
                ? ""
                : step.output()
                        .lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> NOTE + "| " + Printable.of(line) + "\n")
                        .collect(Collectors.joining());
    }
}

package io.volmount.report;

import io.volmount.agent.Role;
import io.volmount.inventory.NameFolding;
import io.volmount.proof.Finding;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The part of the text report that tells of one agent, or of several with the same story. */
record AgentText(Style style) {
    private static final String INDENT = "    ";
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    String render(List<AgentReport> alike) {
        List<String> names = alike.stream().map(AgentReport::name).toList();
        AgentReport first = alike.get(0);
        String where = alike.size() == 1 ? " (" + first.address() + ")" : " (" + alike.size() + " agents)";
        return style.strong(NameFolding.fold(names)) + where + ": " + TextFormat.mark(first.outcome(), style) + "\n"
                + (alike.size() == 1 ? story(first) : commonStory(first, style));
    }

    /** What an agent's story has in common with others of its kind: all but the UUIDs, of which each has its own. */
    static String commonStory(AgentReport agent, Style style) {
        return UUID.matcher(new AgentText(style).story(agent)).replaceAll("<its own>");
    }

    /** All that is told of an agent but its name and address. */
    private String story(AgentReport agent) {
        StringBuilder text = new StringBuilder();
        text.append("  ").append(what(agent)).append('\n');
        agent.warnings()
                .forEach(warning -> text.append("  ")
                        .append(style.warning("warning: " + Printable.of(warning)))
                        .append('\n'));
        agent.steps().forEach(step -> text.append(step(step)));
        agent.volumes().forEach(volume -> text.append(volume(volume)));
        return text.toString();
    }

    private String what(AgentReport agent) {
        String role =
                agent.role().map(Role::word).map(word -> word + " agent; ").orElse("");
        return role + tasks(agent.runningTasks()) + Printable.of(agent.reason());
    }

    private static String tasks(OptionalInt tasks) {
        if (tasks.isEmpty()) {
            return "";
        }
        return tasks.getAsInt() == 1 ? "1 running task; " : tasks.getAsInt() + " running tasks; ";
    }

    private String step(StepReport step) {
        String detail = step.status() == StepReport.Status.SKIPPED ? "not begun" : Printable.of(step.detail());
        String took = step.took()
                .map(time -> String.format(Locale.ROOT, " (%.1f s)", time.toMillis() / 1000.0))
                .orElse("");
        String line =
                INDENT + String.format("%-22s %-9s ", step.id(), step.status().word()) + detail + took + "\n";
        return coloured(step, line) + notes(step);
    }

    private String coloured(StepReport step, String line) {
        return switch (step.status()) {
            case FAILED, IN_DOUBT -> style.bad(line.stripTrailing()) + "\n";
            case SKIPPED -> style.faint(line.stripTrailing()) + "\n";
            default -> line;
        };
    }

    private String notes(StepReport step) {
        return switch (step.status()) {
            case PLANNED ->
                note(style.faint("because " + Printable.of(step.reason())))
                        + step.destroys()
                                .map(what -> note(style.bad("destroys " + what)))
                                .orElse("");
            case FAILED, IN_DOUBT ->
                step.output().isBlank()
                        ? ""
                        : step.output()
                                .lines()
                                .map(line -> note("| " + Printable.of(line)))
                                .collect(Collectors.joining());
            default -> "";
        };
    }

    private static String note(String text) {
        return INDENT + " ".repeat(33) + text + "\n";
    }

    private String volume(VolumeReport volume) {
        StringBuilder text = new StringBuilder(INDENT);
        text.append(volume.verified() ? style.good("verified") : style.bad("not verified"));
        text.append(' ').append(style.strong(volume.path()));
        volume.offeredMb()
                .ifPresent(mb -> text.append(", offered with ").append(mb).append(" MB"));
        text.append('\n');
        volume.evidence().forEach(finding -> text.append(finding(finding)));
        if (!volume.journal().isEmpty()) {
            text.append(INDENT).append("  the node's journal of this boot says:\n");
            volume.journal()
                    .forEach(line -> text.append(INDENT)
                            .append("    ")
                            .append(style.faint(line))
                            .append('\n'));
        }
        return text.toString();
    }

    private String finding(Finding finding) {
        String mark = finding.passed() ? style.good("yes") : style.bad("NO ");
        return INDENT + "  " + mark + String.format(" %-16s ", finding.check()) + Printable.of(finding.detail()) + "\n";
    }
}

package io.volmount.report.result;

import io.volmount.mesos.AgentLoad;
import io.volmount.mesos.AgentLoad.FrameworkTasks;
import io.volmount.mesos.MesosResource;
import io.volmount.mesos.MesosResource.Source;
import io.volmount.report.AgentNames;
import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.report.Wording;
import io.volmount.text.Cut;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the master knows of the agents that a plan stops, equal ones in one line, those that lose most first. */
record MasterText(Style style) {
    private static final int MOST_LINES = 40;
    private static final int MOST_NAMES = 5;
    private static final int MOST_PARTS = 10;
    private static final int LONGEST_AMOUNT = 20;
    private static final Set<String> IN_MB = Set.of("disk", "mem");

    String render(MasterView view) {
        String master = "the master " + Printable.of(view.url());
        if (view.problem().isPresent()) {
            return style.warning("the master could not be asked what these agents run: "
                            + Printable.of(view.problem().get()))
                    + "\n";
        }
        Map<String, List<String>> lines = new LinkedHashMap<>();
        view.loads().entrySet().stream()
                .sorted(Comparator.comparing(load -> !losesForGood(load.getValue())))
                .forEach(load -> lines.computeIfAbsent(of(load.getValue()), first -> new ArrayList<>())
                        .add(load.getKey()));
        if (!view.unknown().isEmpty()) {
            lines.put(style.warning("not known to it"), List.copyOf(view.unknown()));
        }
        String shown = lines.entrySet().stream()
                .limit(MOST_LINES)
                .map(line -> "  " + AgentNames.inShort(line.getValue()) + ": " + line.getKey() + "\n")
                .collect(Collectors.joining());
        int omitted =
                lines.values().stream().skip(MOST_LINES).mapToInt(List::size).sum();
        return lines.isEmpty()
                ? ""
                : "on the agents that are stopped, " + master + " has:\n" + shown
                        + (omitted == 0
                                ? ""
                                : "  and " + Wording.count(omitted, "agent")
                                        + " more; --report json=FILE has them all\n");
    }

    private static boolean losesForGood(AgentLoad load) {
        return !load.kept().isEmpty() || load.frameworks().stream().anyMatch(FrameworkTasks::last);
    }

    private String of(AgentLoad load) {
        int tasks = load.frameworks().stream()
                .mapToInt(framework -> framework.names().size())
                .sum();
        String standing = load.agent().isActive()
                ? ""
                : style.warning(load.agent().standing().word()) + ", ";
        List<String> parts = Stream.concat(
                        load.frameworks().stream().map(this::tasks),
                        load.kept().stream().map(this::kept))
                .toList();
        return standing
                + (tasks == 0 ? "no tasks" : Wording.count(tasks, "task"))
                + (parts.isEmpty() ? "" : ": " + firstOf(parts, MOST_PARTS, "; "));
    }

    private String tasks(FrameworkTasks framework) {
        String names = firstOf(framework.names().stream().map(Printable::of).toList(), MOST_NAMES, ", ");
        return Printable.of(framework.framework()) + " (" + names + ")"
                + (framework.last() ? style.warning(", all that it runs") : "");
    }

    private String kept(MesosResource resource) {
        String amount = Printable.of(resource.name()) + " " + amount(resource)
                + resource.source()
                        .map(Source::root)
                        .map(root -> " at " + Printable.of(root))
                        .orElse("");
        return resource.persistence()
                .map(id -> style.warning("persistent volume " + Printable.of(id)) + " of "
                        + Printable.of(resource.role()) + " (" + amount + ")")
                .orElseGet(() -> amount + " reserved for " + Printable.of(resource.role()));
    }

    private static String amount(MesosResource resource) {
        String number = Double.isFinite(resource.amount())
                ? BigDecimal.valueOf(resource.amount()).stripTrailingZeros().toPlainString()
                : "?";
        return Cut.beginning(number, LONGEST_AMOUNT) + (IN_MB.contains(resource.name()) ? " MB" : "");
    }

    private static String firstOf(List<String> all, int most, String separator) {
        String shown = all.stream().limit(most).collect(Collectors.joining(separator));
        return all.size() <= most ? shown : shown + separator + "and " + (all.size() - most) + " more";
    }
}

package io.volmount.console.screen;

import static io.volmount.console.screen.RunScreen.text;

import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.report.Wording;
import io.volmount.rollout.Budget;
import io.volmount.rollout.Outcome;
import io.volmount.terminal.Columns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lines of a run's status that begin with a word in a column of their own. */
record RunDetails(RunStatus status, Style style, int columns) {
    private static final int LABEL = 12;

    private Row row(String label) {
        return new Row(columns).add(" " + label + " ".repeat(LABEL - label.length()));
    }

    /** How much of the budget is used, and by what. */
    String unavailable() {
        Budget.Use use = status.budget().inAll();
        boolean placesAreWanted =
                status.waiting() > 0 && status.budget().canaries().passed();
        return row("unavailable")
                .add(style.strong(use.unavailable() + limit(use)))
                .add("   " + status.inFlight().size() + " working")
                .add("  " + (use.failures() == 0 ? "0 failures" : style.bad(Wording.count(use.failures(), "failure"))))
                .add(status.soaking() == 0 ? "" : "  " + status.soaking() + " soaking")
                .add(status.soaked()
                        .filter(end -> placesAreWanted)
                        .map(end -> ", next place in " + text(end))
                        .orElse(""))
                .toString();
    }

    private static String limit(Budget.Use use) {
        return use.maxUnavailable().isPresent() ? "/" + use.maxUnavailable().getAsInt() : "";
    }

    String verified() {
        return style.good(String.valueOf(status.count(Outcome.VERIFIED)));
    }

    /** The outcomes that count against maxFailures, in brackets; empty if there are none. */
    String kindsOfFailures() {
        String kinds = Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.unavailable() && status.count(outcome) > 0)
                .map(outcome -> status.count(outcome) + " " + outcome.word())
                .collect(Collectors.joining(", "));
        return kinds.isEmpty() ? "" : " (" + kinds + ")";
    }

    /** The outcomes of agents that are not changed. */
    String withoutChange() {
        return Stream.of(Outcome.REFUSED, Outcome.UNCHANGED)
                .filter(outcome -> status.count(outcome) > 0)
                .map(outcome -> "   " + outcome.word() + " " + status.count(outcome))
                .collect(Collectors.joining());
    }

    /** How many agents are at what; empty if none is. */
    Optional<String> working() {
        if (status.inFlight().isEmpty()) {
            return Optional.empty();
        }
        String all = phases(phase -> phase.usual() || status.working().containsKey(phase));
        String some = phases(phase -> status.working().containsKey(phase));
        Row row = row("working");
        return Optional.of((row.fits(all) ? row.add(all) : row.addCut(some)).toString());
    }

    private String phases(Predicate<Phase> shown) {
        return Arrays.stream(Phase.values())
                .filter(shown)
                .map(phase -> phase.word() + " " + status.working().getOrDefault(phase, 0))
                .collect(Collectors.joining("  "));
    }

    /** The use of each zone, those with failures and the fullest ones first where not all fit; empty if there is one. */
    Optional<String> zones() {
        Map<Optional<String>, Budget.Use> zones = status.budget().zones();
        if (zones.size() < 2) {
            return Optional.empty();
        }
        List<String> all = zones.entrySet().stream().map(this::zone).toList();
        String whole = String.join("  ", all);
        if (row("zones").fits(whole)) {
            return Optional.of(row("zones").add(whole).toString());
        }
        List<String> first = zones.entrySet().stream()
                .sorted(Comparator.<Map.Entry<?, Budget.Use>>comparingInt(
                                zone -> -zone.getValue().failures())
                        .thenComparingInt(zone -> -zone.getValue().unavailable()))
                .map(this::zone)
                .toList();
        return Optional.of(row("zones").add(fitting(first)).toString());
    }

    private String fitting(List<String> zones) {
        List<String> shown = new ArrayList<>();
        int room = columns - 1 - LABEL;
        for (String zone : zones) {
            shown.add(zone);
            if (Columns.of(withRest(shown, zones)) > room) {
                shown.remove(shown.size() - 1);
                break;
            }
        }
        return withRest(shown, zones);
    }

    private static String withRest(List<String> shown, List<String> all) {
        int rest = all.size() - shown.size();
        return String.join("  ", shown) + (rest == 0 ? "" : (shown.isEmpty() ? "" : "  ") + "and " + rest + " more");
    }

    private String zone(Map.Entry<Optional<String>, Budget.Use> zone) {
        Budget.Use use = zone.getValue();
        String name = zone.getKey().map(Printable::of).orElse("(none)");
        String failures = use.failures() == 0 ? "" : " " + style.bad(use.failures() + " failed");
        String state = use.spent() ? " " + style.bad("closed") : use.full() ? " " + style.warning("full") : "";
        return name + " " + use.unavailable() + limit(use) + state + failures;
    }

    /** As long as only canaries may begin. */
    Optional<String> canaries() {
        Budget.Canaries canaries = status.budget().canaries();
        if (canaries.passed()) {
            return Optional.empty();
        }
        String others = status.canariesSoaked()
                .map(end -> "soaking, others begin in " + text(end))
                .orElse("others begin once all are");
        return Optional.of(row("canaries")
                .add(style.warning(canaries.verified() + "/" + canaries.all() + " verified; " + others))
                .toString());
    }

    /** At most so many of the agents in flight, those longest in their current step first. */
    List<String> oldest(int most) {
        List<InFlight> shown = status.inFlight().stream().limit(most).toList();
        int name = Math.min(24, longest(shown.stream().map(InFlight::agent).map(Printable::of)));
        int phase = longest(shown.stream().map(agent -> agent.phase().word()));
        int age = longest(shown.stream().map(agent -> text(agent.age())));
        List<String> lines = new ArrayList<>();
        for (InFlight agent : shown) {
            Row row = row(lines.isEmpty() ? "oldest" : "");
            row.add(style.strong(padded(Columns.cut(Printable.of(agent.agent()), 25), name)));
            row.add("  " + padded(agent.phase().word(), phase));
            row.add("  " + " ".repeat(age - text(agent.age()).length()) + text(agent.age()));
            addWhy(row, agent);
            lines.add(row.toString());
        }
        return lines;
    }

    /** What the agent waits for, and how long that usually is. */
    private void addWhy(Row row, InFlight agent) {
        if (!agent.missing().isEmpty()) {
            row.addCut(style.faint("  not yet: " + Printable.inPassing(agent.missing())));
            return;
        }
        agent.typical()
                .filter(usual -> agent.age().compareTo(usual) > 0)
                .ifPresent(usual -> row.add(style.warning("  typical " + text(usual))));
        if (agent.timeout().isPresent()) {
            Duration left = agent.timeout().get();
            row.add(style.faint(left.isZero() ? "  timing out" : "  times out in " + text(left)));
        } else {
            agent.step().ifPresent(step -> row.addCut(style.faint("  " + Printable.of(step.title()))));
        }
    }

    private static int longest(Stream<String> texts) {
        return texts.mapToInt(Columns::of).max().orElse(0);
    }

    private static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - Columns.of(text)));
    }
}

package io.volmount.plan;

import static io.volmount.document.Quoted.quoted;

import io.volmount.plan.step.PlannedStep;
import io.volmount.step.DrainAgent;
import io.volmount.step.ReactivateAgent;
import io.volmount.step.Reboot;
import io.volmount.step.ScriptStep;
import io.volmount.step.Step;
import io.volmount.step.Verify;
import io.volmount.volume.VolumePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The differences between the steps of two plans for one agent. */
record StepChanges(List<PlannedStep> before, List<PlannedStep> now) {

    /** One phrase for each root difference; empty if the steps are the same. */
    List<String> sentences() {
        if (lasting(before).equals(lasting(now))) {
            return List.of();
        }
        Map<String, PlannedStep> were = named(before);
        Map<String, PlannedStep> are = named(now);
        List<String> sentences = new ArrayList<>();
        were.forEach((name, step) -> {
            if (!are.containsKey(name)) {
                sentences.add(name + " is no longer needed; it was planned because " + step.reason());
            }
        });
        are.forEach((name, step) -> {
            if (!were.containsKey(name)) {
                sentences.add(name + " is needed now: " + step.reason());
            }
        });
        sentences.addAll(firstChanges(were, are));
        return sentences.isEmpty() ? List.of("its steps are in a different order") : sentences;
    }

    /** The first change of each volume, which explains the changes of its later steps. */
    private static List<String> firstChanges(Map<String, PlannedStep> were, Map<String, PlannedStep> are) {
        List<String> changes = new ArrayList<>();
        Set<Optional<VolumePath>> explained = new HashSet<>();
        are.forEach((name, step) -> {
            Optional<Step> was = Optional.ofNullable(were.get(name)).map(PlannedStep::step);
            boolean changed = was.isPresent() && !lasting(was.get()).equals(lasting(step.step()));
            if (changed && explained.add(step.step().volume())) {
                changes.add(name + " has changed" + details(was.get(), step.step()));
            }
        });
        return changes;
    }

    private static String details(Step was, Step is) {
        if (!(was instanceof ScriptStep former && is instanceof ScriptStep latter)) {
            return "";
        }
        Map<String, String> values = new TreeMap<>(latter.parameters());
        values.entrySet().removeAll(former.parameters().entrySet());
        return values.isEmpty()
                ? ""
                : ": "
                        + values.entrySet().stream()
                                .map(value -> value.getKey().toLowerCase(Locale.ROOT) + " "
                                        + quoted(former.parameters().getOrDefault(value.getKey(), "")) + " is now "
                                        + quoted(value.getValue()))
                                .collect(Collectors.joining(", "));
    }

    private static Map<String, PlannedStep> named(List<PlannedStep> steps) {
        Map<String, PlannedStep> named = new LinkedHashMap<>();
        steps.forEach(step -> named.put(name(step.step()), step));
        return named;
    }

    private static String name(Step step) {
        return step.id() + step.volume().map(path -> " of " + path).orElse("");
    }

    private static List<Step> lasting(List<PlannedStep> steps) {
        return steps.stream().map(PlannedStep::step).map(StepChanges::lasting).toList();
    }

    /** The step without values that change without an operator: the node may have been rebooted since, or its agent. */
    private static Step lasting(Step step) {
        if (step instanceof DrainAgent drain) {
            return new DrainAgent("", drain.grace(), drain.goesOn(), List.of());
        }
        if (step instanceof ReactivateAgent) {
            return new ReactivateAgent(List.of());
        }
        if (step instanceof Verify verify) {
            return verify.withoutIds();
        }
        return step instanceof Reboot reboot ? new Reboot("", reboot.volumes(), reboot.timeout()) : step;
    }
}

package io.volmount.rehearsal;

import io.volmount.attribute.AttributeSettings;
import io.volmount.step.SetAttributes;
import io.volmount.step.Step;
import io.volmount.step.StepResult.Status;
import io.volmount.step.UndoAttributes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The attributes of a {@link ModelNode}: in its settings, and of its agent's process, which reads them as it starts. */
final class ModelAttributes {
    private List<String> lines = List.of("MESOS_ATTRIBUTES=rack:r1", "MESOS_ATTRIBUTES=rack:r2;disk:hdd");
    private String running = "rack:r2;disk:hdd";

    AttributeSettings settings(long pid) {
        return new AttributeSettings(
                Optional.empty(),
                lines,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.of(new AttributeSettings.Running(pid, running)));
    }

    List<String> lines() {
        return lines;
    }

    String running() {
        return running;
    }

    void start() {
        running = lines.isEmpty() ? "" : AttributeSettings.value(lines.get(lines.size() - 1));
    }

    /** Empty if the step does nothing to them. */
    Optional<Status> perform(Step step) {
        if (step instanceof SetAttributes set) {
            return Optional.of(replace(set.before(), List.of(set.line())));
        }
        return step instanceof UndoAttributes undo
                ? Optional.of(replace(List.of(undo.line()), undo.before()))
                : Optional.empty();
    }

    private Status replace(List<String> before, List<String> after) {
        if (lines.equals(after)) {
            return Status.UNCHANGED;
        }
        if (!lines.equals(before)) {
            throw new AssertionError("not as planned: " + lines);
        }
        lines = after;
        return Status.DONE;
    }
}

package io.volmount.plan.step;

import io.volmount.attribute.Attribute;
import io.volmount.attribute.AttributeSettings;
import io.volmount.attribute.Attributes;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.PathState;
import io.volmount.facts.UnitState;
import io.volmount.step.SetAttributes;
import java.util.List;
import java.util.Optional;

/** The state of the attributes of the playbook on one node, derived from the node's facts. */
public record AttributeState(Attributes wanted, AgentFacts facts) {

    /** Whether the playbook has none, or both the settings and the running agent have them. */
    public boolean complete() {
        return wanted.isEmpty() || set() && settings().runsWith(wanted, pid());
    }

    /** Whether the agent starts with them the next time. */
    public boolean set() {
        Optional<Attributes> next = settings().effective().flatMap(Attributes::parse);
        return settings().later().isPresent()
                ? next.filter(later -> later.hold(wanted)).isPresent()
                : next.filter(merged()::equals).isPresent();
    }

    /** Whether it is known with which attributes the agent runs, be it with none because systemd says that it does not run. */
    public boolean isRunningKnown() {
        return facts.unit()
                .filter(unit -> unit.isActive()
                        ? isRead(unit.mainPid())
                        : !unit.active().isEmpty())
                .isPresent();
    }

    private boolean isRead(long pid) {
        return pid > 0
                && settings().running().filter(running -> running.pid() == pid).isPresent();
    }

    /** The step that sets them; empty if they are set. */
    public Optional<PlannedStep> change() {
        return wanted.isEmpty() || set()
                ? Optional.empty()
                : Optional.of(new PlannedStep(
                        new SetAttributes(settings().lines(), AttributeSettings.line(merged()), !fileExists()),
                        "the agent's settings have " + found()));
    }

    /** That lines which have no effect are removed. */
    public Optional<String> warning() {
        List<String> lines = settings().lines();
        return change().isEmpty() || lines.size() < 2
                ? Optional.empty()
                : Optional.of(AttributeSettings.FILE + " sets attributes " + lines.size()
                        + " times, and only the last line has an effect; the plan removes the others: "
                        + String.join(", ", lines.subList(0, lines.size() - 1)));
    }

    /** What the node says; nothing if that was not read. */
    public AttributeSettings settings() {
        return facts.attributes().orElse(AttributeSettings.NONE);
    }

    private Attributes merged() {
        Attributes own = settings().own().flatMap(Attributes::parse).orElse(Attributes.NONE);
        List<Attribute> replaced =
                settings().inherited().flatMap(Attributes::parse).orElse(Attributes.NONE).all().stream()
                        .filter(attribute -> own.named(attribute.name()).isEmpty())
                        .toList();
        return own.with(new Attributes(replaced)).with(wanted);
    }

    /** Those of the wanted names that are set now, as a phrase. */
    private String found() {
        Attributes now = settings().effective().flatMap(Attributes::parse).orElse(Attributes.NONE);
        List<Attribute> same = wanted.all().stream()
                .flatMap(attribute -> now.named(attribute.name()).stream())
                .toList();
        return same.isEmpty() ? "none of these" : new Attributes(same).toString();
    }

    private boolean fileExists() {
        return Optional.ofNullable(facts.paths().get(AttributeSettings.FILE))
                .filter(found -> found.kind() != PathState.Kind.ABSENT)
                .isPresent();
    }

    private long pid() {
        return facts.unit().filter(UnitState::isActive).map(UnitState::mainPid).orElse(0L);
    }
}

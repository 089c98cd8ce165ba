package io.volmount.plan.guard;

import io.volmount.attribute.AttributeSettings;
import io.volmount.attribute.Attributes;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.NodeKind;
import io.volmount.facts.PathOwners;
import io.volmount.facts.PathState;
import io.volmount.facts.PathState.Kind;
import io.volmount.plan.step.AttributeState;
import io.volmount.plan.step.VolumeState;
import io.volmount.step.file.WrittenPaths;
import java.util.List;
import java.util.Optional;

/** Attributes are set only in a file that root alone can change, whose lines are understood, and that has an effect. */
public record AttributeGuard(AttributeState state) implements Guard {
    private static final String FILE = AttributeSettings.FILE;

    /** Of a node with another role than an agent's, {@link NodeGuard} says what is wrong. */
    @Override
    public List<String> refusals(AgentFacts facts, List<VolumeState> volumes) {
        boolean otherRole = facts.kind() == NodeKind.MASTER || facts.kind() == NodeKind.BOTH;
        return state.complete() || otherRole
                ? List.of()
                : unread(facts)
                        .or(this::form)
                        .or(this::replaced)
                        .or(this::unknown)
                        .or(() -> state.set() ? Optional.empty() : file(facts))
                        .stream()
                        .toList();
    }

    private static Optional<String> unread(AgentFacts facts) {
        if (facts.kind() == NodeKind.PRE_INSTALL) {
            return Optional.of("DC/OS is not installed yet, so the agent's attributes cannot be set: install it first,"
                    + " or remove `attributes` from the playbook");
        }
        return facts.attributes().isEmpty()
                ? Optional.of("the settings of the agent's attributes could not be read")
                : Optional.empty();
    }

    private Optional<String> form() {
        AttributeSettings settings = state.settings();
        if (settings.continued().isPresent()) {
            return Optional.of("line " + settings.continued().getAsInt() + " of " + FILE
                    + " may continue on the next one, because it ends in a backslash or its quotes are not closed, and"
                    + " volmount does not edit such a file: write every setting on one line");
        }
        return unparsed(settings.own(), FILE)
                .or(() -> unparsed(settings.inherited(), "a file under /opt/mesosphere/etc"));
    }

    private static Optional<String> unparsed(Optional<String> value, String file) {
        return value.filter(text -> Attributes.parse(text).isEmpty())
                .map(text -> file + " sets attributes in another form than name:value;name:value: \"" + text
                        + "\"; correct it");
    }

    private Optional<String> replaced() {
        return state.set()
                ? Optional.empty()
                : state.settings()
                        .later()
                        .map(value ->
                                "the agent reads a file under /run/dcos/etc or /etc/mesosphere/mesos after " + FILE
                                        + ", which sets its attributes to \"" + value
                                        + "\", so others would have no effect: remove "
                                        + AttributeSettings.NAME + " there");
    }

    private Optional<String> unknown() {
        return state.set() && !state.isRunningKnown()
                ? Optional.of("the attributes that the agent runs with could not be read: try again")
                : Optional.empty();
    }

    private static Optional<String> file(AgentFacts facts) {
        PathState found = facts.paths().get(FILE);
        PathOwners owners = facts.owners().get(FILE);
        String directory = WrittenPaths.directoryOf(FILE);
        if (found == null || owners == null) {
            return Optional.of(FILE + " could not be examined, and a step would write to it");
        }
        return switch (found.kind()) {
            case LINK -> Optional.of(FILE + " is a symbolic link: replace it by a file");
            case DIRECTORY, OTHER -> Optional.of(FILE + " is not a file: move it away");
            case ABSENT, FILE ->
                found.kind() == Kind.ABSENT && !found.above().equals(directory)
                        ? Optional.of("the directory " + directory + " does not exist: create it")
                        : owners.covers(directory) ? others(owners).or(() -> unwritable(found)) : unknownOwners();
        };
    }

    private static Optional<String> others(PathOwners owners) {
        return owners.objection()
                .map(open -> open + ", so other users than root could change " + FILE
                        + ": restrict it to root (chown root, chmod go-w)");
    }

    private static Optional<String> unknownOwners() {
        return Optional.of("the owners of the directories above " + FILE + " are unknown");
    }

    private static Optional<String> unwritable(PathState found) {
        return found.replaceable() ? Optional.empty() : Optional.of(WritablePathGuard.unwritable(found.obstacle()));
    }
}

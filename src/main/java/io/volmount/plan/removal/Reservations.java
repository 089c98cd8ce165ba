package io.volmount.plan.removal;

import io.volmount.facts.AgentFacts;
import io.volmount.plan.step.PlannedStep;
import io.volmount.playbook.AbsentVolume;
import io.volmount.step.GiveUpReservations;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What services have reserved, or keep in persistent volumes, on the volumes that are to leave. It is given up only if the
 * playbook accepts that for each volume that is reserved on the agent, because they are given up all together.
 */
record Reservations(List<AbsentVolume> removed, AgentFacts facts) {
    private static final String LATEST = "/slaves/latest";

    /** Why a volume is not removed because of them, one sentence each. */
    Optional<String> objection(AbsentVolume volume) {
        if (facts.kind().role().isEmpty()) {
            return Optional.empty();
        }
        if (facts.reserved().isEmpty()) {
            return Optional.of(
                    "the agent's checkpoint in " + meta() + " could not be read, so services may have reserved "
                            + volume.path() + " or keep persistent volumes on it: find out why");
        }
        if (!reserved().contains(volume.path())) {
            return Optional.empty();
        }
        String found = "services have reserved " + volume.path() + " or keep persistent volumes on it, as the agent's"
                + " checkpoint in " + meta() + "/resources says: ";
        if (!volume.losesData()) {
            return Optional.of(found + "remove them first, or write `losesData: accepted` for " + volume.path()
                    + " in the playbook");
        }
        return kept().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        found + "it names " + list(kept())
                                + " too, and volmount gives up the reservations of an agent only all together: remove them first");
    }

    /** The step that gives them up; empty if none of the volumes is reserved. */
    Stream<PlannedStep> givingUp() {
        Set<VolumePath> lost = leaving();
        lost.retainAll(reserved());
        return lost.isEmpty()
                ? Stream.empty()
                : Stream.of(new PlannedStep(
                        new GiveUpReservations(meta()),
                        "an agent does not start with a reservation for " + list(lost)
                                + " when it does not have that disk, and the playbook says losesData: accepted"));
    }

    private Set<VolumePath> reserved() {
        return facts.reserved().orElse(Set.of());
    }

    private Set<VolumePath> leaving() {
        return removed.stream().map(AbsentVolume::path).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The reserved volumes that are not to be lost. */
    private Set<VolumePath> kept() {
        Set<VolumePath> kept = new TreeSet<>(reserved());
        removed.stream().filter(AbsentVolume::losesData).map(AbsentVolume::path).forEach(kept::remove);
        return kept;
    }

    private static String list(Set<VolumePath> paths) {
        return paths.stream().map(VolumePath::toString).collect(Collectors.joining(", "));
    }

    /** The agent's directory of checkpoints; empty for a node without an agent. */
    String meta() {
        String latest = facts.checkpoint();
        return facts.kind().role().isPresent() && latest.endsWith(LATEST)
                ? latest.substring(0, latest.length() - LATEST.length())
                : "";
    }
}

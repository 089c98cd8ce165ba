package io.volmount.mount;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.Mount;
import io.volmount.facts.MountUnit;
import io.volmount.facts.ResourcesFile;
import io.volmount.facts.UnitState;
import io.volmount.fstab.FstabLine;
import io.volmount.volume.VolumePath;
import java.util.Optional;

/** What of a volume that is to be absent is still on a node, each as a phrase. */
public final class Absence {
    private Absence() {}

    /** What is mounted on its path, by the mount table or by what systemd says; empty if nothing is. */
    public static Optional<String> mounted(VolumePath path, AgentFacts facts) {
        return facts.mountsOn(path).stream()
                .reduce((lower, upper) -> upper)
                .map(Absence::described)
                .map(mount -> mount + " is mounted on " + path)
                .or(() -> Optional.ofNullable(facts.mountUnits().get(path))
                        .map(MountUnit::state)
                        .filter(UnitState::isActive)
                        .map(UnitState::toString));
    }

    private static String described(Mount mount) {
        return mount.backingFile().map(file -> file + " through ").orElse("") + mount.source();
    }

    /** What would mount it at a boot: a line of fstab, or a unit file; empty if nothing does. */
    public static Optional<String> mountedAtBoot(VolumePath path, AgentFacts facts) {
        return facts.fstab().on(path.toString()).stream()
                .findFirst()
                .map(FstabLine::toString)
                .map(line -> "/etc/fstab still mounts it: " + line)
                .or(() -> unit(path, facts).map(unit -> unit.fragment() + " mounts it, and not a line of /etc/fstab"));
    }

    /** The unit file that mounts it in place of a line of fstab; empty if there is none, or it is masked. */
    public static Optional<MountUnit> unit(VolumePath path, AgentFacts facts) {
        return Optional.ofNullable(facts.mountUnits().get(path)).filter(unit -> unit.isNative() && !unit.isMasked());
    }

    /** Whether volume discovery has generated resources without it. Before, nobody knows what the agent will offer. */
    public static boolean isOutOfResources(VolumePath path, AgentFacts facts) {
        ResourcesFile resources = facts.resources();
        return (resources.state() == ResourcesFile.State.READ || resources.state() == ResourcesFile.State.EMPTY)
                && resources.disk(path).isEmpty();
    }
}

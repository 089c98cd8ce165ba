package io.volmount.plan;

import io.volmount.mount.MountCondition;
import io.volmount.volume.VolumePath;
import java.util.Optional;

/** The volume's number must be free, or taken by the very volume of the playbook, mounted so that it can be used. */
final class MountPointGuard implements VolumeGuard {
    @Override
    public Optional<String> refusal(VolumeState volume) {
        MountCondition mounted = volume.mounted();
        return switch (mounted.state()) {
            case RIGHT -> wrong(volume.heldBySystemd());
            case WRONG -> wrong(mounted);
            case MISSING -> inTheWay(volume);
        };
    }

    private static Optional<String> wrong(MountCondition condition) {
        return Optional.of(condition)
                .filter(MountCondition::isWrong)
                .map(found -> found.detail() + ": " + found.remedy());
    }

    private static Optional<String> inTheWay(VolumeState volume) {
        VolumePath path = volume.spec().path();
        if (volume.facts().occupied().contains(path)) {
            return Optional.of("the directory " + path + " is not empty, and a mount would hide what is in it: move"
                    + " it away, or take another number");
        }
        boolean offered = volume.facts().resources().disk(path).isPresent();
        return offered && !volume.formatted()
                ? Optional.of(
                        "the agent offers " + path + " already, so a service may count on what is on it, but it is"
                                + " not mounted from " + volume.spec().source().path() + ": take another number")
                : Optional.empty();
    }
}

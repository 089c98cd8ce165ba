package io.volmount.plan.guard;

import io.volmount.mount.MountCondition;
import io.volmount.plan.step.VolumeState;
import io.volmount.volume.VolumePath;
import java.util.Optional;

/** The volume's number must be free, or in use by this volume of the playbook, correctly mounted. */
final class MountPointGuard implements VolumeGuard {
    @Override
    public Optional<String> refusal(VolumeState volume) {
        MountCondition mounted = volume.mounted();
        return switch (mounted.state()) {
            case CORRECT -> wrong(volume.mountUnitActive());
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
            return Optional.of("the directory " + path + " is not empty, and a mount would hide its files: move"
                    + " them away, or choose another number");
        }
        boolean offered = volume.facts().resources().disk(path).isPresent();
        return offered && !volume.formatted()
                ? Optional.of("the agent already offers " + path + ", and a service may depend on its data, but it is"
                        + " not mounted from " + volume.spec().source().path()
                        + ": choose another number, or replace what is there (state: replaced)")
                : Optional.empty();
    }
}

package io.volmount.plan;

import io.volmount.agent.Mount;
import io.volmount.agent.VolumePath;
import java.util.List;
import java.util.Optional;

/** The volume's number must be free, or taken by the very volume of the playbook. */
final class MountPointGuard implements VolumeGuard {
    @Override
    public Optional<String> refusal(VolumeState volume) {
        VolumePath path = volume.spec().path();
        List<Mount> mounts = volume.facts().mountsOn(path);
        if (mounts.size() > 1) {
            return Optional.of(mounts.size() + " file systems are mounted on top of each other on " + path
                    + ": unmount all but one");
        }
        if (mounts.size() == 1) {
            return foreign(volume, mounts.get(0));
        }
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

    private static Optional<String> foreign(VolumeState volume, Mount mount) {
        VolumePath path = volume.spec().path();
        if (volume.mount().isEmpty()) {
            return Optional.of(path + " is in use: " + mount.backingFile().orElse(mount.source())
                    + " is mounted there, not " + volume.spec().source().path() + "; take another number");
        }
        String wanted = volume.spec().filesystem().word();
        return mount.type().equals(wanted)
                ? Optional.empty()
                : Optional.of(path + " is mounted with " + mount.type() + " where the playbook wants " + wanted
                        + ": correct the playbook, a volume in use is never formatted anew");
    }
}

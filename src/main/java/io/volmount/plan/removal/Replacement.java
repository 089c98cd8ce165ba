package io.volmount.plan.removal;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.BackingFile;
import io.volmount.facts.BlockDevice;
import io.volmount.facts.Mount;
import io.volmount.fstab.VolumeInFstab;
import io.volmount.playbook.AbsentVolume;
import io.volmount.playbook.VolumeSpec;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Optional;

/** Whether another volume has to leave its path for one of the playbook, which says {@code state: replaced}. */
record Replacement(VolumeSpec wanted, AgentFacts facts) {
    /** The volumes that have to leave. */
    static List<AbsentVolume> due(List<VolumeSpec> volumes, AgentFacts facts) {
        return volumes.stream()
                .filter(volume -> new Replacement(volume, facts).isDue())
                .flatMap(volume -> volume.replaced().stream())
                .toList();
    }

    /** What is mounted decides. If nothing is, it is due for another line of fstab, and for an offer or a reservation. */
    private boolean isDue() {
        List<Mount> mounts = facts.mountsOn(path()).stream()
                .filter(mount -> !mount.isAutomount())
                .toList();
        return mounts.isEmpty()
                ? isNamedOtherwise() || !isFormatted() && isOfferedOrReserved()
                : !mounts.stream().allMatch(mount -> facts.isFrom(wanted.source(), mount));
    }

    private boolean isNamedOtherwise() {
        VolumeInFstab own = facts.inFstab(wanted.desired(), Optional.of(planned()));
        return facts.fstab().on(path().toString()).stream()
                .anyMatch(line -> !own.names().test(line.atBoot().source()));
    }

    private boolean isFormatted() {
        String source = wanted.source().path();
        return Optional.ofNullable(facts.devices().get(source))
                .flatMap(BlockDevice::signature)
                .or(() -> Optional.ofNullable(facts.files().get(source)).flatMap(BackingFile::signature))
                .filter(found -> found.matches(wanted.filesystem(), planned()))
                .isPresent();
    }

    private boolean isOfferedOrReserved() {
        return facts.resources().disk(path()).isPresent()
                || facts.reserved()
                        .filter(reserved -> reserved.contains(path()))
                        .isPresent();
    }

    private String planned() {
        return facts.fileSystem(path(), wanted.source());
    }

    private VolumePath path() {
        return wanted.path();
    }
}

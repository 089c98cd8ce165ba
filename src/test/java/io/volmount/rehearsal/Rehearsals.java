package io.volmount.rehearsal;

import io.volmount.attribute.Attribute;
import io.volmount.document.SourceLocation;
import io.volmount.playbook.AbsentVolume;
import io.volmount.playbook.AttributeSpec;
import io.volmount.playbook.FstabOptions;
import io.volmount.playbook.Overwrite;
import io.volmount.playbook.Playbook;
import io.volmount.playbook.VolumeSpec;
import io.volmount.playbook.policy.Activation;
import io.volmount.playbook.policy.Amount;
import io.volmount.playbook.policy.DrainPolicy;
import io.volmount.playbook.policy.DrainPolicy.OnTimeout;
import io.volmount.playbook.policy.OnFailure;
import io.volmount.playbook.policy.PerZone;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.playbook.policy.Spread;
import io.volmount.playbook.policy.VerifyPolicy;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Rehearsals to be tested. */
public final class Rehearsals {
    private Rehearsals() {}

    /** A backing file and a disk whose name depends on the agent. */
    public static Playbook playbook(Activation activation, Duration timeout) {
        SourceLocation location = new SourceLocation("playbook.yaml", 4, 5);
        return new Playbook(
                "test volumes",
                List.of(
                        new VolumeSpec(
                                VolumePath.of("/dcos/volume0"),
                                new Source.Loopback("/root/volume0.img", ByteSize.ofMb(200)),
                                Filesystem.EXT4,
                                new FstabOptions("loop", 0, 2),
                                Overwrite.NOTHING,
                                location),
                        new VolumeSpec(
                                VolumePath.of("/dcos/volume1"),
                                new Source.Device("${disk}"),
                                Filesystem.XFS,
                                new FstabOptions("defaults", 0, 0),
                                Overwrite.NOTHING,
                                location)),
                List.of(),
                List.of(),
                List.of(new AttributeSpec(new Attribute("disk", "ssd"), location)),
                activation,
                OnFailure.RESTORE,
                RolloutPolicy.DEFAULT,
                new VerifyPolicy(timeout, Duration.ofSeconds(30)),
                Duration.ZERO,
                Optional.empty());
    }

    /** The same, and agents are drained before they are stopped. */
    static Playbook draining(Playbook playbook, OnTimeout onTimeout) {
        return new Playbook(
                playbook.name(),
                playbook.volumes(),
                playbook.rules(),
                playbook.absent(),
                playbook.attributeSpecs(),
                playbook.activation(),
                playbook.onFailure(),
                playbook.rollout(),
                playbook.verify(),
                playbook.deviceTimeout(),
                Optional.of(
                        new DrainPolicy(Duration.ofMinutes(10), onTimeout, new SourceLocation("playbook.yaml", 2, 1))));
    }

    /** The same, and two volumes that are to be absent, of which one loses its backing file. */
    static Playbook removing(Playbook playbook) {
        return removing(playbook, playbook.volumes(), playbook.attributeSpecs());
    }

    /** The same, with both volumes in the place of others, of which one may lose what services have reserved on it. */
    static Playbook replacing(Playbook playbook) {
        return new Playbook(
                playbook.name(),
                playbook.volumes().stream().map(Rehearsals::replacing).toList(),
                List.of(),
                List.of(),
                playbook.attributeSpecs(),
                playbook.activation(),
                OnFailure.RESTORE,
                RolloutPolicy.DEFAULT,
                playbook.verify(),
                Duration.ZERO,
                Optional.empty());
    }

    private static VolumeSpec replacing(VolumeSpec volume) {
        boolean losesData = volume.source() instanceof Source.Device;
        return new VolumeSpec(
                volume.path(),
                volume.source(),
                volume.filesystem(),
                volume.fstab(),
                volume.overwrite(),
                volume.location(),
                Optional.of(new AbsentVolume(volume.path(), Optional.empty(), false, losesData, volume.location())));
    }

    /** Those two volumes alone. */
    static Playbook onlyRemoving(Playbook playbook) {
        return removing(playbook, List.of(), List.of());
    }

    private static Playbook removing(Playbook playbook, List<VolumeSpec> volumes, List<AttributeSpec> attributes) {
        return new Playbook(
                playbook.name(),
                volumes,
                List.of(),
                List.of(absent("8", true), absent("9", false)),
                attributes,
                playbook.activation(),
                OnFailure.RESTORE,
                RolloutPolicy.DEFAULT,
                playbook.verify(),
                Duration.ZERO,
                Optional.empty());
    }

    private static AbsentVolume absent(String number, boolean deletesFile) {
        Source file = new Source.Loopback("/root/volume" + number + ".img", ByteSize.ofMb(200));
        SourceLocation location = new SourceLocation("playbook.yaml", 9, 5);
        return new AbsentVolume(new VolumePath(number), Optional.of(file), deletesFile, false, location);
    }

    public static RolloutPolicy policy(int canary, Amount maxUnavailable, int maxFailures) {
        return new RolloutPolicy(
                Amount.agents(canary),
                maxUnavailable,
                Amount.agents(maxFailures),
                PerZone.NO_LIMITS,
                Spread.ZONE,
                Duration.ZERO);
    }

    public static Rehearsal of(int agents, RolloutPolicy policy, Faults faults) {
        Playbook playbook = playbook(Activation.REBOOT, Duration.ofHours(1));
        return new Rehearsal(
                playbook.name(), policy, Cluster.simulated(agents, 4, playbook), Assumptions.standard(), faults);
    }
}

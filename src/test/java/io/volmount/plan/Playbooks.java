package io.volmount.plan;

import io.volmount.document.SourceLocation;
import io.volmount.facts.NodeSketch;
import io.volmount.playbook.FstabOptions;
import io.volmount.playbook.Overwrite;
import io.volmount.playbook.Playbook;
import io.volmount.playbook.VolumeSpec;
import io.volmount.playbook.policy.Activation;
import io.volmount.playbook.policy.OnFailure;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.playbook.policy.VerifyPolicy;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Playbooks for tests of the plan. */
public final class Playbooks {
    public static final VolumeSpec LOOPBACK =
            volume("/dcos/volume0", new Source.Loopback(NodeSketch.FILE0, ByteSize.ofMb(200)), Filesystem.EXT4);
    public static final VolumeSpec DISK =
            volume("/dcos/volume1", new Source.Device("/dev/disk/by-id/virtio-data0"), Filesystem.XFS);

    private Playbooks() {}

    static VolumeSpec volume(String path, Source source, Filesystem filesystem) {
        String options = source instanceof Source.Loopback ? "loop,nosuid,nodev" : "defaults,nosuid,nodev";
        return new VolumeSpec(
                VolumePath.of(path),
                source,
                filesystem,
                new FstabOptions(options, 0, 2),
                Overwrite.NOTHING,
                new SourceLocation("playbook.yaml", 4, 5));
    }

    public static Playbook playbook(Activation activation, VolumeSpec... volumes) {
        return new Playbook(
                "test",
                List.of(volumes),
                List.of(),
                List.of(),
                List.of(),
                activation,
                OnFailure.RESTORE,
                RolloutPolicy.DEFAULT,
                VerifyPolicy.DEFAULT,
                Duration.ZERO,
                Optional.empty());
    }

    static Playbook reboot(VolumeSpec... volumes) {
        return playbook(Activation.REBOOT, volumes);
    }
}

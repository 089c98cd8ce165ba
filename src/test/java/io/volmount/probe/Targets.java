package io.volmount.probe;

import io.volmount.access.AccessResolver;
import io.volmount.agent.Agent;
import io.volmount.document.Diagnostics;
import io.volmount.document.SourceLocation;
import io.volmount.document.TextFile;
import io.volmount.facts.NodeSketch;
import io.volmount.inventory.Inventory;
import io.volmount.playbook.FstabOptions;
import io.volmount.playbook.Overwrite;
import io.volmount.playbook.Playbook;
import io.volmount.playbook.VolumeSpec;
import io.volmount.playbook.policy.Activation;
import io.volmount.playbook.policy.OnFailure;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.playbook.policy.VerifyPolicy;
import io.volmount.sshconfig.LocalUser;
import io.volmount.sshconfig.SshConfig;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Agents that are to have the documented 200 MB loopback volume. */
final class Targets {
    private static final Path HOME = Path.of("/home/op");
    private static final SourceLocation PLACE = new SourceLocation("made-up.yaml", 4, 5);

    private Targets() {}

    static Target of(String name, Agent agent) {
        LocalUser user = new LocalUser("op", "1000", HOME, Map.of());
        TextFile inventory = new TextFile("made-up.yaml", "version: 1\ngroups: {g: {hosts: [" + name + "]}}\n");
        AccessResolver resolver = new AccessResolver(SshConfig.none(user), user);
        return new Target(
                resolver.ofAll(Inventory.read(inventory, HOME, HOME).hosts(), new Diagnostics())
                        .get(0),
                playbook(),
                agent);
    }

    private static Playbook playbook() {
        VolumeSpec volume = new VolumeSpec(
                NodeSketch.VOLUME0,
                new Source.Loopback(NodeSketch.FILE0, ByteSize.ofMb(200)),
                Filesystem.EXT4,
                new FstabOptions("loop", 0, 2),
                Overwrite.NOTHING,
                PLACE);
        return new Playbook(
                "made up",
                List.of(volume),
                List.of(),
                List.of(),
                List.of(),
                Activation.REBOOT,
                OnFailure.RESTORE,
                RolloutPolicy.DEFAULT,
                VerifyPolicy.DEFAULT,
                Duration.ZERO,
                Optional.empty());
    }
}

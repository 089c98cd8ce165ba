package io.volmount.shell;

import io.volmount.agent.NodeCommand;
import io.volmount.agent.ProbeRequest;
import io.volmount.facts.RunIdentity;
import io.volmount.fstab.FstabEntry;
import io.volmount.step.AddFstabEntry;
import io.volmount.step.ClearAgentCheckpoint;
import io.volmount.step.ClearResourceState;
import io.volmount.step.CreateBackingFile;
import io.volmount.step.DeleteBackingFile;
import io.volmount.step.DrainAgent;
import io.volmount.step.GiveUpReservations;
import io.volmount.step.MakeFilesystem;
import io.volmount.step.MountVolume;
import io.volmount.step.Reboot;
import io.volmount.step.RemoveFstabEntry;
import io.volmount.step.RestartAgent;
import io.volmount.step.ScriptStep;
import io.volmount.step.SetAttributes;
import io.volmount.step.StartAgent;
import io.volmount.step.StopAgent;
import io.volmount.step.UndoFstabEntry;
import io.volmount.step.UndoMount;
import io.volmount.step.UnmountVolume;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Role;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Steps and requests as a plan makes them, and what nodes answered. */
public final class Samples {
    static final VolumePath VOLUME = VolumePath.of("/dcos/volume0");
    public static final String UUID = "6f1f2a3c-0d5e-4b7a-9c8d-112233445566";
    static final String BOOT = "c9354488-2955-4964-b09e-49bf0a464c99";
    private static final Duration SECOND = Duration.ofSeconds(1);
    static final String NONCE = "00ff";
    static final ProbeRequest REQUEST = new ProbeRequest(
            List.of("/dev/vdb"),
            List.of("/root/volume0.img"),
            List.of(VOLUME),
            Set.of(Filesystem.EXT4, Filesystem.XFS));
    static final SetAttributes SET_ATTRIBUTES =
            new SetAttributes(List.of("MESOS_ATTRIBUTES=rack:r1"), "MESOS_ATTRIBUTES=rack:r1;disk:ssd", false);
    static final UnmountVolume UNMOUNT = new UnmountVolume(VOLUME, UUID, "/var/lib/mesos/slave/meta", Optional.empty());
    static final RemoveFstabEntry REMOVE_LINE =
            new RemoveFstabEntry(VOLUME, "/root/volume0.img /dcos/volume0 auto loop 0 2");
    static final ProbeRequest NOTHING = ProbeRequest.NOTHING_MORE;

    /** For a volume that is to be removed. */
    static final ProbeRequest LEAVING = new ProbeRequest(List.of(), List.of(), List.of(VOLUME), Set.of(), false, true);

    /** Mount units and no more. */
    static ProbeRequest volumes(VolumePath... volumes) {
        return new ProbeRequest(List.of(), List.of(), List.of(volumes), Set.of());
    }

    static final RunIdentity CLAIM = new RunIdentity("20261122-120000-abcd", "op@control");

    private Samples() {}

    static List<ScriptStep> steps() {
        return List.of(
                new DrainAgent("S1", Duration.ofMinutes(10), false, List.of()),
                new StopAgent(Role.PRIVATE),
                SET_ATTRIBUTES,
                (ScriptStep) SET_ATTRIBUTES.undo().orElseThrow(),
                new ClearResourceState(ClearResourceState.How.REMOVE, List.of()),
                new ClearAgentCheckpoint("/var/lib/mesos/slave/meta/slaves/latest"),
                new CreateBackingFile(VOLUME, "/root/volume0.img", ByteSize.ofMb(200)),
                make("/root/volume0.img", ByteSize.ofMb(200), "", Filesystem.EXT4),
                addEntry("/root/volume0.img"),
                new MountVolume(VOLUME, UUID),
                new Reboot(BOOT, List.of(VOLUME), Duration.ofMinutes(10)),
                new StartAgent(Role.PRIVATE),
                new UndoMount(VOLUME, UUID),
                new UndoFstabEntry(VOLUME, addEntry("/root/volume0.img").entry()),
                new RestartAgent(Role.PRIVATE),
                UNMOUNT,
                (ScriptStep) UNMOUNT.undo().orElseThrow(),
                REMOVE_LINE,
                (ScriptStep) REMOVE_LINE.undo().orElseThrow(),
                new GiveUpReservations("/var/lib/mesos/slave/meta"),
                new DeleteBackingFile(VOLUME, "/root/volume0.img", ByteSize.ofMb(200), UUID));
    }

    static MakeFilesystem make(String target, ByteSize size, String identity, Filesystem filesystem) {
        Source source = identity.isEmpty() ? new Source.Loopback(target, size) : new Source.Device(target);
        return new MakeFilesystem(VOLUME, source, size, identity, filesystem, UUID);
    }

    static AddFstabEntry addEntry(String file) {
        return new AddFstabEntry(
                VOLUME,
                new Source.Loopback(file, ByteSize.ofMb(200)),
                new FstabEntry(file, VOLUME.toString(), "auto", "loop", 0, 2));
    }

    /** Every text that is ever sent. */
    static List<RemoteScript> texts() {
        Stream<RemoteScript> looks = Stream.of(
                RemoteScript.facts(NONCE, REQUEST),
                RemoteScript.node(NONCE, REQUEST),
                RemoteScript.evidence(NONCE, REQUEST),
                RemoteScript.facts(NONCE, LEAVING),
                RemoteScript.boot(NONCE),
                RemoteScript.check(NONCE),
                RemoteScript.command(NONCE, new NodeCommand("echo 'a b'\n", true, true, SECOND)),
                RemoteScript.release(NONCE, CLAIM.run(), SECOND));
        return Stream.concat(looks, steps().stream().map(step -> RemoteScript.step(NONCE, step, CLAIM, SECOND)))
                .toList();
    }

    /** A file of the test resources. */
    public static String file(String name) throws IOException {
        return new String(Samples.class.getResourceAsStream(name).readAllBytes(), StandardCharsets.UTF_8);
    }
}

package io.volmount.plan;

import io.volmount.document.SourceLocation;
import io.volmount.facts.DeviceNumber;
import io.volmount.facts.Mount;
import io.volmount.facts.MountDisk;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.ResourcesFile;
import io.volmount.plan.step.PlannedStep;
import io.volmount.playbook.AbsentVolume;
import io.volmount.playbook.VolumeSpec;
import io.volmount.step.Step;
import io.volmount.volume.ByteSize;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Plans of a made-up node on which another disk is mounted than the playbook names, and is to be replaced. */
abstract class ReplacementPlans extends ForeseenPlans {
    static final String PATH = "/dcos/volume1";
    static final String OLD = "4b1c7f5e-16f3-4c50-9f3b-0a2d6e9d1f00";
    static final String LINE = "UUID=" + OLD + " " + PATH + " xfs defaults,nofail 0 0";
    static final DeviceNumber NUMBER = new DeviceNumber(8, 32);

    boolean losesData;

    ReplacementPlans() {
        node.devices.put("/dev/disk/by-id/virtio-data0", NodeSketch.blank("/dev/vdb", ByteSize.ofMb(10_000)));
        node.fstab(LINE);
        mounted("rw,relatime", "rw", Optional.of(OLD), 0, false);
        node.resources = resources(true);
    }

    final void mounted(String options, String superOptions, Optional<String> uuid, long errors, boolean unreadable) {
        node.mounts.clear();
        node.mounts.add(new Mount(
                57,
                22,
                NUMBER,
                "/",
                PATH,
                options,
                "xfs",
                "/dev/sdc",
                superOptions,
                Optional.empty(),
                uuid,
                errors,
                unreadable,
                false));
    }

    /** Mounts a sound file system. */
    final void mounted(DeviceNumber number, String source, String uuid) {
        node.mounts.clear();
        node.mounts.add(new Mount(
                57,
                22,
                number,
                "/",
                PATH,
                "rw",
                "xfs",
                source,
                "rw",
                Optional.empty(),
                Optional.of(uuid),
                0,
                false,
                false));
    }

    /** Mounted, but its device does not answer. */
    final void dead() {
        mounted("rw,relatime", "rw", Optional.empty(), 0, true);
    }

    static ResourcesFile resources(boolean cacheable) {
        return new ResourcesFile(
                ResourcesFile.State.READ,
                List.of(new MountDisk(PATH, 9_000, "*"), new MountDisk("/dcos/volume7", 500, "*")),
                Instant.parse("2026-11-22T10:00:00Z"),
                cacheable,
                "");
    }

    /** The volume of the playbook, which comes in the place of whatever is there. */
    final VolumeSpec wanted() {
        VolumeSpec disk = Playbooks.DISK;
        AbsentVolume any = new AbsentVolume(
                disk.path(), Optional.empty(), false, losesData, new SourceLocation("playbook.yaml", 4, 5));
        return new VolumeSpec(
                disk.path(),
                disk.source(),
                disk.filesystem(),
                disk.fstab(),
                disk.overwrite(),
                disk.location(),
                Optional.of(any));
    }

    final List<String> ids() {
        return plan(wanted()).steps().stream().map(step -> step.step().id()).toList();
    }

    final <T extends Step> T step(Class<T> type) {
        return plan(wanted()).steps().stream()
                .map(PlannedStep::step)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    final List<String> undone() {
        return plan(wanted()).steps().stream()
                .flatMap(step -> step.undo().stream())
                .map(Step::id)
                .toList();
    }
}

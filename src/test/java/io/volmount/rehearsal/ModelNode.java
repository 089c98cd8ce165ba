package io.volmount.rehearsal;

import io.volmount.agent.ProbeRequest;
import io.volmount.attribute.Attribute;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.BackingFile;
import io.volmount.facts.BlockDevice;
import io.volmount.facts.DeviceNames;
import io.volmount.facts.Mount;
import io.volmount.facts.MountDisk;
import io.volmount.facts.MountUnit;
import io.volmount.facts.NodeKind;
import io.volmount.facts.NodeLock;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.ResourcesFile;
import io.volmount.facts.Signature;
import io.volmount.facts.UnitState;
import io.volmount.playbook.AbsentVolume;
import io.volmount.step.ClearAgentCheckpoint;
import io.volmount.step.ClearResourceState;
import io.volmount.step.DeleteBackingFile;
import io.volmount.step.GiveUpReservations;
import io.volmount.step.Reboot;
import io.volmount.step.RestartAgent;
import io.volmount.step.StartAgent;
import io.volmount.step.Step;
import io.volmount.step.StepResult.Status;
import io.volmount.step.StopAgent;
import io.volmount.step.Verify;
import io.volmount.volume.Role;
import io.volmount.volume.VolumePath;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** A private agent whose disks, fstab, mounts, boots and discovery are kept in memory, and whose steps are ensures. */
final class ModelNode {
    private final String name;
    private final boolean probesLie;
    private final ModelDisks disks;
    private Optional<List<MountDisk>> resources = Optional.of(List.of());
    private final ModelAttributes attributes = new ModelAttributes();
    private final Set<VolumePath> reserved = new HashSet<>();
    private boolean dying;
    private boolean agentRuns = true;
    private int registrations = 1;
    private boolean checkpoint = true;
    private int boot;

    /** @param disk that holds somebody's data which no probe shows; empty when all is as it is told */
    ModelNode(String name, Optional<String> disk) {
        this.name = name;
        this.probesLie = disk.isPresent();
        this.disks = new ModelDisks(name, disk);
    }

    /**
     * Has these volumes from the start, each mounted from its file and offered; services have reserved those that may be lost.
     *
     * @param dying whether their disks cannot be read any more
     */
    ModelNode with(List<AbsentVolume> volumes, boolean dying) {
        volumes.forEach(volume -> disks.add(volume, dying));
        volumes.stream().filter(AbsentVolume::losesData).map(AbsentVolume::path).forEach(reserved::add);
        this.dying = dying;
        resources = Optional.empty();
        startAgent();
        return this;
    }

    /** What anybody would find who looked now, without what differs from boot to boot. */
    record Found(
            Map<String, Signature> signatures,
            List<String> fstab,
            List<String> mounted,
            List<String> attributes,
            boolean agentRuns,
            int made) {}

    Found found() {
        return new Found(
                disks.signatures(),
                disks.lines(),
                disks.mounts().stream().map(Mount::target).sorted().toList(),
                attributes.lines(),
                agentRuns,
                disks.made().stream().mapToInt(Integer::intValue).sum());
    }

    boolean probesLie() {
        return probesLie;
    }

    boolean hasDeadDisks() {
        return dying;
    }

    boolean isUp() {
        return agentRuns;
    }

    boolean hasSomebodysData() {
        return disks.signatures().containsValue(ModelDisks.SOMEBODYS);
    }

    /** How often the most formatted of its devices and files was formatted. */
    int mostFormatted() {
        return disks.made().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    AgentFacts facts(ProbeRequest asked) {
        Map<String, BlockDevice> devices = new HashMap<>();
        asked.devices().forEach(path -> devices.put(path, disks.device(path)));
        Map<String, BackingFile> backing = new HashMap<>();
        asked.files().forEach(path -> backing.put(path, disks.file(path)));
        AgentFacts assumed = new AssumedNode(name, Role.PRIVATE).facts(asked, List.of());
        return new AgentFacts(
                name,
                name,
                bootId(),
                NodeKind.PRIVATE,
                Optional.of("1.9.4"),
                Optional.of(unit(assumed.unit().orElseThrow())),
                resources
                        .map(disks -> new ResourcesFile(ResourcesFile.State.READ, disks, Instant.EPOCH, false, ""))
                        .orElse(ResourcesFile.ABSENT),
                "/var/lib/mesos/slave/meta/slaves/latest",
                Optional.of(agentId()).filter(id -> checkpoint),
                disks.fstab(),
                disks.mounts(),
                Set.of(),
                devices,
                DeviceNames.NONE,
                mountUnits(asked),
                backing,
                assumed.owners(),
                Optional.of(attributes.settings(assumed.unit().orElseThrow().mainPid())),
                Optional.of(reserved),
                OptionalInt.of(3),
                assumed.paths(),
                assumed.tools(),
                NodeLock.FREE,
                List.of());
    }

    private UnitState unit(UnitState running) {
        return agentRuns
                ? running
                : new UnitState(
                        running.name(),
                        "inactive",
                        "dead",
                        0,
                        Duration.ZERO,
                        OptionalLong.empty(),
                        OptionalLong.empty());
    }

    /** The ID under which its agent registered last. */
    String agentId() {
        return name + "-S" + registrations;
    }

    private String bootId() {
        return name + "-boot-" + boot;
    }

    private Map<VolumePath, MountUnit> mountUnits(ProbeRequest asked) {
        return asked.volumes().stream()
                .collect(Collectors.toMap(
                        path -> path,
                        path -> NodeSketch.mountUnit(
                                path,
                                disks.isMounted(path.toString()) ? "active" : "inactive",
                                "",
                                "",
                                List.of(),
                                "")));
    }

    /** Does what a step does on a node, as far as it is still to be done. */
    Status perform(Step step) {
        if (step instanceof StopAgent) {
            return ensured(agentRuns, () -> agentRuns = false);
        } else if (step instanceof ClearResourceState) {
            return ensured(resources.isPresent(), () -> resources = Optional.empty());
        } else if (step instanceof GiveUpReservations) {
            return ensured(!reserved.isEmpty(), reserved::clear);
        } else if (step instanceof ClearAgentCheckpoint) {
            return ensured(checkpoint, () -> checkpoint = false);
        } else if (step instanceof Reboot reboot) {
            return ensured(reboot.bootId().equals(bootId()), this::boot);
        } else if (step instanceof StartAgent || step instanceof RestartAgent) {
            return ensured(!agentRuns, this::startAgent);
        }
        if (step instanceof DeleteBackingFile delete && isThere(delete.path().toString())) {
            throw new AssertionError("deleted before it was gone: " + delete.file());
        }
        return disks.perform(step)
                .or(() -> attributes.perform(step))
                .orElse(step instanceof Verify verify && !offers(verify) ? Status.FAILED : Status.DONE);
    }

    static Status ensured(boolean needed, Runnable action) {
        if (needed) {
            action.run();
        }
        return needed ? Status.DONE : Status.UNCHANGED;
    }

    /** Another boot, whoever asked for it. */
    void boot() {
        boot++;
        disks.boot();
        startAgent();
    }

    /** An agent does not start with a reservation for another disk than it has. */
    private void startAgent() {
        agentRuns = reserved.stream().map(VolumePath::toString).allMatch(disks::isAsItWas);
        registrations += agentRuns && !checkpoint ? 1 : 0;
        checkpoint |= agentRuns;
        attributes.start();
        resources = resources.or(() -> Optional.of(disks.mounts().stream()
                .map(mount -> new MountDisk(mount.target(), 100, "*"))
                .toList()));
    }

    private boolean offers(Verify verify) {
        return agentRuns
                && verify.attributes().stream().map(Attribute::toString).allMatch(attributes.running()::contains)
                && verify.volumes().stream()
                        .map(volume -> volume.path().toString())
                        .allMatch(path -> disks.isMounted(path) && isOffered(path))
                && verify.absent().stream().map(VolumePath::toString).noneMatch(this::isThere);
    }

    private boolean isThere(String path) {
        return disks.isMounted(path) || isOffered(path);
    }

    private boolean isOffered(String path) {
        return resources.orElse(List.of()).stream().anyMatch(disk -> disk.root().equals(path));
    }
}

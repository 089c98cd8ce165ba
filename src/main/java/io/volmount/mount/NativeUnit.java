package io.volmount.mount;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.Mount;
import io.volmount.facts.MountUnit;
import io.volmount.fstab.FstabSpec;
import io.volmount.volume.DesiredVolume;
import java.util.List;
import java.util.Optional;

/** A mount unit file for a volume's path, which takes precedence over any fstab line for the path. */
public final class NativeUnit {
    private final DesiredVolume desired;
    private final AgentFacts facts;
    private final MountUnit unit;

    private NativeUnit(DesiredVolume desired, AgentFacts facts, MountUnit unit) {
        this.desired = desired;
        this.facts = facts;
        this.unit = unit;
    }

    /** Whether such a unit mounts the volume at boot; empty if there is none and fstab applies. */
    public static Optional<MountCondition> judge(DesiredVolume desired, AgentFacts facts) {
        return Optional.ofNullable(facts.mountUnits().get(desired.path()))
                .flatMap(unit -> new NativeUnit(desired, facts, unit).judge());
    }

    private Optional<MountCondition> judge() {
        String name = desired.path().mountUnit();
        if (unit.isMasked()) {
            return Optional.of(MountCondition.wrong(
                    name + " is masked, so systemd mounts nothing on " + desired.path(), "systemctl unmask " + name));
        } else if (!unit.isNative()) {
            return Optional.empty();
        } else if (unit.isTransient()) {
            return Optional.of(MountCondition.wrong(
                    unit.fragment() + " takes precedence over any line of /etc/fstab for " + desired.path()
                            + " and is lost at a reboot",
                    "remove it"));
        }
        return Optional.of(persistent());
    }

    private MountCondition persistent() {
        String mounts = unit.fragment() + " mounts " + unit.what() + " on " + desired.path();
        if (!names(unit.what())) {
            return MountCondition.wrong(
                    mounts + ", not " + desired.source().path() + ", and takes precedence over any line of /etc/fstab",
                    "correct or remove it");
        } else if (!List.of("", "auto", desired.filesystem().word()).contains(unit.type())) {
            return MountCondition.wrong(
                    mounts + " as " + unit.type() + ", not as "
                            + desired.filesystem().word(),
                    "correct or remove it");
        } else if (Mount.hasOption(unit.options(), "ro")) {
            return MountCondition.wrong(mounts + " read-only (" + unit.options() + ")", "correct or remove it");
        } else if (!MountedVolume.judge(desired, facts).isCorrect()) {
            return MountCondition.wrong(
                    unit.fragment() + " takes precedence over any line of /etc/fstab for " + desired.path(),
                    "mount the volume by this unit, or remove it");
        }
        return startedBy()
                .map(starter -> MountCondition.correct(unit.fragment() + " mounts it at boot, " + starter))
                .orElseGet(() -> MountCondition.wrong(
                        mounts + ", but no boot starts it (" + (unit.enabled().isEmpty() ? "" : unit.enabled() + ", ")
                                + "wanted by no unit that a boot starts)",
                        "systemctl enable " + desired.path().mountUnit()));
    }

    /**
     * What starts the unit at boot, as a phrase. A device unit does not count, because systemd adds that dependency
     * only once the unit is loaded.
     */
    private Optional<String> startedBy() {
        List<String> starters = unit.wantedBy().stream()
                .filter(name -> !name.endsWith(".device"))
                .toList();
        if (!starters.isEmpty()) {
            return Optional.of("wanted by " + String.join(", ", starters));
        } else if (unit.enabled().equals("enabled")) {
            return Optional.of("enabled");
        }
        return facts.fstab().on(desired.path().toString()).isEmpty()
                ? Optional.empty()
                : Optional.of("started for the line in /etc/fstab");
    }

    private boolean names(String what) {
        return what.equals(desired.source().path())
                || desired.source()
                        .<Boolean>match(
                                loopback -> facts.mountsOn(desired.path()).stream()
                                        .filter(mount -> facts.isFrom(loopback, mount))
                                        .anyMatch(mount -> mount.backingFile()
                                                .filter(what::equals)
                                                .isPresent()),
                                device -> Optional.ofNullable(facts.devices().get(device.path()))
                                        .filter(found -> facts.names().names(FstabSpec.of(what), found.number()))
                                        .isPresent());
    }
}

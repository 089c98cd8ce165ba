package io.volmount.mount;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.BlockDevice;
import io.volmount.facts.Mount;
import io.volmount.facts.MountUnit;
import io.volmount.fstab.FstabSpec;
import io.volmount.volume.DesiredVolume;
import io.volmount.volume.Source;
import java.util.List;
import java.util.Optional;

/**
 * A mount unit that somebody wrote for a volume's path. systemd follows it and not the line that fstab has for the path, be
 * there one or not.
 */
public final class NativeUnit {
    private final DesiredVolume desired;
    private final AgentFacts facts;
    private final MountUnit unit;

    private NativeUnit(DesiredVolume desired, AgentFacts facts, MountUnit unit) {
        this.desired = desired;
        this.facts = facts;
        this.unit = unit;
    }

    /** Whether such a unit mounts the volume at boot; empty when there is none, so that it is up to fstab. */
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
        } else if (unit.isPassing()) {
            return Optional.of(MountCondition.wrong(
                    unit.fragment() + " stands before any line of /etc/fstab for " + desired.path()
                            + " and is gone after a boot",
                    "remove it"));
        }
        return Optional.of(lasting());
    }

    private MountCondition lasting() {
        String mounts = unit.fragment() + " mounts " + unit.what() + " on " + desired.path();
        if (!names(unit.what())) {
            return MountCondition.wrong(
                    mounts + ", not " + desired.source().path() + ", and stands before any line of /etc/fstab",
                    "correct or remove it");
        } else if (!List.of("", "auto", desired.filesystem().word()).contains(unit.type())) {
            return MountCondition.wrong(
                    mounts + " as " + unit.type() + ", not as "
                            + desired.filesystem().word(),
                    "correct or remove it");
        } else if (Mount.holds(unit.options(), "ro")) {
            return MountCondition.wrong(mounts + " read-only (" + unit.options() + ")", "correct or remove it");
        } else if (!MountedVolume.judge(desired, facts).isRight()) {
            return MountCondition.wrong(
                    unit.fragment() + " stands before any line of /etc/fstab for " + desired.path(),
                    "mount the volume by this unit, or remove it");
        }
        return starter()
                .map(starter -> MountCondition.right(unit.fragment() + " mounts it at boot, " + starter))
                .orElseGet(() -> MountCondition.wrong(
                        mounts + ", but no boot starts it (" + (unit.enabled().isEmpty() ? "" : unit.enabled() + ", ")
                                + "wanted by nothing that a boot starts)",
                        "systemctl enable " + desired.path().mountUnit()));
    }

    /** That a device wants it does not count: it does so only once something else has made systemd read the unit. */
    private Optional<String> starter() {
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
                || desired.source().accept(new Source.Visitor<Boolean>() {
                    @Override
                    public Boolean loopback(Source.Loopback loopback) {
                        return facts.mountsOn(desired.path()).stream()
                                .anyMatch(mount -> facts.isFrom(loopback, mount)
                                        && mount.backingFile()
                                                .filter(what::equals)
                                                .isPresent());
                    }

                    @Override
                    public Boolean device(Source.Device device) {
                        BlockDevice found = facts.devices().get(device.path());
                        return found != null && facts.names().names(FstabSpec.of(what), found.number());
                    }
                });
    }
}

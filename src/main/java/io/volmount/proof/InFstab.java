package io.volmount.proof;

import io.volmount.facts.Evidence;
import io.volmount.fstab.VolumeInFstab;
import io.volmount.mount.MountCondition;
import io.volmount.mount.NativeUnit;
import io.volmount.step.Verify;
import io.volmount.volume.DesiredVolume;
import java.util.Optional;

/**
 * One line of fstab, or a mount unit file, mounts the whole volume read-write at boot, and no other line uses the
 * source.
 */
final class InFstab implements Check {
    private static final String NAME = "fstab";

    @Override
    public boolean applies(Verify verify, Evidence evidence) {
        return true;
    }

    @Override
    public CheckResult examine(DesiredVolume volume, Evidence evidence, Verify verify) {
        Optional<MountCondition> unit = NativeUnit.judge(volume, evidence.facts());
        VolumeInFstab found = evidence.facts().inFstab(volume);
        return unit.filter(condition -> !condition.isCorrect())
                .map(MountCondition::detail)
                .or(found::objection)
                .map(reason -> Check.failed(NAME, reason))
                .orElseGet(() -> unit.map(MountCondition::detail)
                        .or(() -> found.line().map(line -> line.text()))
                        .map(detail -> Check.passed(NAME, detail))
                        .orElseGet(() -> Check.failed(NAME, "/etc/fstab does not mount " + volume.path())));
    }
}

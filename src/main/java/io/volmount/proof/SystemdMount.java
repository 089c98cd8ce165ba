package io.volmount.proof;

import io.volmount.facts.Evidence;
import io.volmount.facts.JournaldLine;
import io.volmount.facts.MountUnit;
import io.volmount.mount.ActiveMountUnit;
import io.volmount.step.Verify;
import io.volmount.volume.DesiredVolume;
import java.util.List;
import java.util.Optional;

/** The volume's mount unit is active in systemd; its journal lines are shown. */
final class SystemdMount implements Check {
    private static final String NAME = "systemd-mount";

    @Override
    public boolean applies(Verify verify, Evidence evidence) {
        return true;
    }

    @Override
    public CheckResult examine(DesiredVolume volume, Evidence evidence, Verify verify) {
        List<JournaldLine> lines = evidence.journal().stream()
                .filter(line -> line.subjectUnit().equals(volume.path().mountUnit()))
                .toList();
        MountUnit unit = evidence.facts().mountUnits().get(volume.path());
        String detail = unit == null
                ? volume.path().mountUnit() + " is unknown to systemd"
                : unit.state().toString();
        return new CheckResult(
                NAME,
                Optional.of(
                        ActiveMountUnit.judge(volume.path(), evidence.facts()).isCorrect()),
                detail,
                lines);
    }
}

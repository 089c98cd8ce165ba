package io.volmount.proof;

import io.volmount.facts.Evidence;
import io.volmount.facts.JournaldLine;
import io.volmount.facts.MountUnit;
import io.volmount.mount.HeldBySystemd;
import io.volmount.step.Verify;
import io.volmount.volume.DesiredVolume;
import java.util.List;
import java.util.Optional;

/** systemd holds the volume's mount unit active; its own journal lines about it are shown. */
final class SystemdMount implements Check {
    private static final String NAME = "systemd-mount";

    @Override
    public boolean applies(Verify verify) {
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
                Optional.of(HeldBySystemd.judge(volume.path(), evidence.facts()).isRight()),
                detail,
                lines);
    }
}

package io.volmount.proof;

import io.volmount.agent.Evidence;
import io.volmount.agent.Verify;
import io.volmount.agent.WantedVolume;
import io.volmount.fstab.VolumeInFstab;
import io.volmount.volume.Condition;
import io.volmount.volume.NativeUnit;
import java.util.Optional;

/**
 * One line of fstab mounts the volume at boot, whole and writable, or a unit that somebody wrote does; and no other line
 * claims the source.
 */
final class InFstab implements Check {
    private static final String NAME = "fstab";

    @Override
    public boolean applies(Verify terms) {
        return true;
    }

    @Override
    public Finding examine(WantedVolume volume, Evidence evidence, Verify terms) {
        Optional<Condition> unit = NativeUnit.judge(volume, evidence.facts());
        VolumeInFstab found = evidence.facts().inFstab(volume);
        return unit.filter(condition -> !condition.isRight())
                .map(Condition::detail)
                .or(found::objection)
                .map(reason -> Check.missed(NAME, reason))
                .orElseGet(() -> unit.map(Condition::detail)
                        .or(() -> found.own().map(line -> line.text()))
                        .map(detail -> Check.passed(NAME, detail))
                        .orElseGet(() -> Check.missed(NAME, "/etc/fstab does not mount " + volume.path())));
    }
}

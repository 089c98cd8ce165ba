package io.volmount.proof;

import io.volmount.agent.Evidence;
import io.volmount.agent.Verify;
import io.volmount.agent.WantedVolume;
import io.volmount.fstab.FstabEntry;
import io.volmount.volume.Condition;
import io.volmount.volume.NativeUnit;
import java.util.List;
import java.util.Optional;

/**
 * Exactly one fstab entry mounts the volume at boot, and it is not one that boot leaves out; or a unit that somebody wrote
 * does.
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
        if (unit.isPresent()) {
            return unit.get().isRight()
                    ? Check.passed(NAME, unit.get().detail())
                    : Check.missed(NAME, unit.get().detail());
        }
        List<FstabEntry> entries = evidence.facts().fstab().on(volume.path().toString());
        if (entries.size() != 1) {
            return Check.missed(
                    NAME,
                    entries.isEmpty()
                            ? "/etc/fstab does not mount " + volume.path()
                            : "/etc/fstab mounts " + volume.path() + " " + entries.size() + " times");
        }
        FstabEntry entry = entries.get(0);
        return entry.hasOption("noauto")
                ? Check.missed(NAME, "boot leaves it out (noauto): " + entry.line())
                : Check.passed(NAME, entry.line());
    }
}

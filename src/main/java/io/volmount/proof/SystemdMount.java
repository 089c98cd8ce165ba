package io.volmount.proof;

import io.volmount.agent.Evidence;
import io.volmount.agent.JournalLine;
import io.volmount.agent.MountUnit;
import io.volmount.agent.Verify;
import io.volmount.agent.WantedVolume;
import io.volmount.volume.HeldBySystemd;
import java.util.List;
import java.util.Optional;

/** systemd holds the volume's mount unit active; its own journal lines about it are shown. */
final class SystemdMount implements Check {
    private static final String NAME = "systemd-mount";

    @Override
    public boolean applies(Verify terms) {
        return true;
    }

    @Override
    public Finding examine(WantedVolume volume, Evidence evidence, Verify terms) {
        List<JournalLine> lines = evidence.journal().stream()
                .filter(line -> line.subjectUnit().equals(volume.path().mountUnit()))
                .toList();
        MountUnit unit = evidence.facts().mountUnits().get(volume.path());
        String detail = unit == null
                ? volume.path().mountUnit() + " is unknown to systemd"
                : unit.state().toString();
        return new Finding(
                NAME,
                Optional.of(HeldBySystemd.judge(volume.path(), evidence.facts()).isRight()),
                detail,
                lines);
    }
}

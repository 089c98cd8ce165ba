package io.volmount.proof;

import io.volmount.agent.Evidence;
import io.volmount.agent.JournalLine;
import io.volmount.agent.UnitState;
import io.volmount.agent.Verify;
import io.volmount.agent.WantedVolume;
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
        UnitState unit = evidence.mountUnits().get(volume.path());
        List<JournalLine> lines = evidence.journal().stream()
                .filter(line -> line.subjectUnit().equals(volume.path().mountUnit()))
                .toList();
        boolean active = unit != null && unit.isActive();
        String detail = unit == null ? volume.path().mountUnit() + " is unknown to systemd" : unit.toString();
        return new Finding(NAME, Optional.of(active), detail, lines);
    }
}

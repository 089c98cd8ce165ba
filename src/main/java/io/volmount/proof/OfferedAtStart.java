package io.volmount.proof;

import io.volmount.agent.Evidence;
import io.volmount.agent.JournalLine;
import io.volmount.agent.MountDisk;
import io.volmount.agent.MountDisks;
import io.volmount.agent.UnitState;
import io.volmount.agent.Verify;
import io.volmount.agent.VolumePath;
import io.volmount.agent.WantedVolume;
import java.util.Comparator;
import java.util.Optional;

/** The running agent process was started with the volume among its resources. */
final class OfferedAtStart implements Check {
    private static final String NAME = "agent-start";
    private static final String FLAG = "--resources=\"";

    @Override
    public Finding examine(WantedVolume volume, Evidence evidence, Verify terms) {
        Optional<JournalLine> line = startLine(evidence, terms);
        if (line.isEmpty()) {
            return Check.missed(NAME, "the journal of this boot has no start-up line of the running agent");
        }
        return offered(volume.path(), line.get())
                .map(disk -> Check.passed(NAME, "the running agent offers " + disk.mb() + " MB", line.get()))
                .orElseGet(
                        () -> Check.missed(NAME, "the running agent was started without " + volume.path(), line.get()));
    }

    /** What the running agent offers at this path, told by its start-up line. */
    static Optional<MountDisk> offered(VolumePath path, Evidence evidence, Verify terms) {
        return startLine(evidence, terms).flatMap(line -> offered(path, line));
    }

    private static Optional<MountDisk> offered(VolumePath path, JournalLine line) {
        String flags = line.message();
        return MountDisks.read(flags.substring(flags.indexOf(FLAG) + FLAG.length()))
                .flatMap(disks -> disks.stream()
                        .filter(disk -> disk.root().equals(path.toString()))
                        .findFirst());
    }

    private static Optional<JournalLine> startLine(Evidence evidence, Verify terms) {
        Optional<UnitState> unit = evidence.facts().unit();
        if (unit.isEmpty() || unit.get().startedAt().isEmpty()) {
            return Optional.empty();
        }
        long start = unit.get().startedAt().getAsLong();
        String name = terms.role().orElseThrow().unit();
        return evidence.journal().stream()
                .filter(line -> line.writerUnit().equals(name) && line.monotonic() >= start)
                .filter(line -> line.message().contains(FLAG))
                .max(Comparator.comparingLong(JournalLine::monotonic));
    }
}

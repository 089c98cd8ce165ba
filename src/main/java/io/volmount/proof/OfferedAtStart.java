package io.volmount.proof;

import io.volmount.facts.Evidence;
import io.volmount.facts.JournaldLine;
import io.volmount.facts.MountDisk;
import io.volmount.facts.MountDisks;
import io.volmount.facts.UnitState;
import io.volmount.step.Verify;
import io.volmount.volume.DesiredVolume;
import io.volmount.volume.VolumePath;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The running agent process was started with the volume among its resources: its start-up line in the journal says
 * so, or, unless a fresh proof is required, its flags and environment in {@code /proc}.
 */
final class OfferedAtStart implements Check {
    static final String NAME = "agent-start";

    private static final String FLAG = "--resources=\"";
    private static final String NO_LINE = "has no start-up line of the running agent";

    @Override
    public CheckResult examine(DesiredVolume volume, Evidence evidence, Verify verify) {
        Optional<JournaldLine> line = startLine(evidence, verify);
        if (line.isPresent()) {
            return offered(volume.path(), line.get())
                    .map(disk -> Check.passed(NAME, "the running agent offers " + disk.mb() + " MB", line.get()))
                    .orElseGet(() ->
                            Check.failed(NAME, "the running agent was started without " + volume.path(), line.get()));
        }
        JournalCoverage coverage = new JournalCoverage(evidence, verify);
        if (running(evidence).isEmpty() || verify.fresh() && coverage.coversTheStart()) {
            return Check.failed(NAME, "the journal of this boot " + NO_LINE);
        }
        return verify.fresh() || process(evidence).isEmpty()
                ? coverage.unknown(NAME, NO_LINE, List.of())
                : byProcess(volume.path(), evidence);
    }

    /** That the running agent was started without a volume that is to be absent. */
    static CheckResult withdrawn(VolumePath path, Evidence evidence, Verify verify) {
        String name = AbsentVolumes.NOT_OFFERED;
        Optional<JournaldLine> line = startLine(evidence, verify);
        JournalCoverage coverage = new JournalCoverage(evidence, verify);
        if (line.isEmpty() && (running(evidence).isEmpty() || verify.fresh() && coverage.coversTheStart())) {
            return Check.failed(name, "the journal of this boot " + NO_LINE);
        }
        if (line.isEmpty() && (verify.fresh() || process(evidence).isEmpty())) {
            return coverage.unknown(name, NO_LINE, List.of());
        }
        JournaldLine[] lines = line.stream().toArray(JournaldLine[]::new);
        return offered(path, evidence, verify)
                .map(disk -> Check.failed(name, "the running agent still offers " + disk.mb() + " MB of it", lines))
                .orElseGet(() -> Check.passed(name, "the running agent was started without " + path, lines));
    }

    private static CheckResult byProcess(VolumePath path, Evidence evidence) {
        String says = ", as its process shows";
        return atProcess(path, evidence)
                .map(disk -> Check.passed(NAME, "the running agent was started with " + disk.mb() + " MB of it" + says))
                .orElseGet(() -> Check.failed(NAME, "the running agent was started without " + path + says));
    }

    /**
     * What the running agent offers at this path, from its start-up line or, unless a fresh proof is required, its
     * process.
     */
    static Optional<MountDisk> offered(VolumePath path, Evidence evidence, Verify verify) {
        Optional<JournaldLine> line = startLine(evidence, verify);
        return line.isPresent() || verify.fresh()
                ? line.flatMap(start -> offered(path, start))
                : atProcess(path, evidence);
    }

    /** What the running agent process was started with for this path. */
    static Optional<MountDisk> atProcess(VolumePath path, Evidence evidence) {
        return process(evidence).flatMap(process -> disk(path, process.disks()));
    }

    /** Whether the start-up line of the running agent is missing and may still come: nothing of its start is lost. */
    static boolean mayStillCome(Evidence evidence, Verify verify) {
        return verify.fresh()
                && running(evidence).isPresent()
                && startLine(evidence, verify).isEmpty()
                && new JournalCoverage(evidence, verify).coversTheStart();
    }

    private static Optional<UnitState> running(Evidence evidence) {
        return evidence.facts().unit().filter(unit -> unit.startedAt().isPresent());
    }

    /** The process that was read, if it is the unit's main process. */
    private static Optional<Evidence.Process> process(Evidence evidence) {
        return running(evidence).flatMap(unit -> evidence.process().filter(process -> process.pid() == unit.mainPid()));
    }

    private static Optional<MountDisk> disk(VolumePath path, List<MountDisk> disks) {
        return disks.stream()
                .filter(disk -> disk.root().equals(path.toString()))
                .findFirst();
    }

    private static Optional<MountDisk> offered(VolumePath path, JournaldLine line) {
        return disks(line).flatMap(disks -> disk(path, disks));
    }

    /** Empty if the line contains no resources or is truncated. */
    private static Optional<List<MountDisk>> disks(JournaldLine line) {
        int flag = line.message().indexOf(FLAG);
        return flag < 0 ? Optional.empty() : MountDisks.read(line.message().substring(flag + FLAG.length()));
    }

    private static Optional<JournaldLine> startLine(Evidence evidence, Verify verify) {
        Optional<UnitState> unit = running(evidence);
        if (unit.isEmpty()) {
            return Optional.empty();
        }
        long start = unit.get().startedAt().getAsLong();
        String name = verify.role().orElseThrow().unit();
        return evidence.journal().stream()
                .filter(line -> line.writerUnit().equals(name) && line.monotonic() >= start)
                .filter(line -> disks(line).isPresent())
                .max(Comparator.comparingLong(JournaldLine::monotonic));
    }
}

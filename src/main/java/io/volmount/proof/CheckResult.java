package io.volmount.proof;

import io.volmount.facts.JournaldLine;
import io.volmount.facts.NodeLimits;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Optional;

/**
 * What one check found.
 *
 * @param check its fixed name in reports, such as {@code mounted}
 * @param passed empty when the node tells neither that it passes nor that it does not
 * @param detail a phrase that says what was seen, or what was missing and why that matters
 * @param journal the lines that it rests on, oldest first; of very many, the latest
 */
public record CheckResult(String check, Optional<Boolean> passed, String detail, List<JournaldLine> journal) {
    public CheckResult {
        detail = NodeLimits.cut(detail, NodeLimits.SENTENCE);
        journal = latest(journal, NodeLimits.JOURNAL_LINES);
    }

    private static List<JournaldLine> latest(List<JournaldLine> lines, int most) {
        return List.copyOf(lines.subList(Math.max(0, lines.size() - most), lines.size()));
    }

    /** The same with no more than so many of its journal lines. */
    CheckResult withLatest(int lines) {
        return new CheckResult(check, passed, detail, latest(journal, lines));
    }

    /** The same with no more of each line than what it says of a volume: a proof is kept in the journal of the run. */
    CheckResult about(VolumePath path) {
        return new CheckResult(
                check,
                passed,
                detail,
                journal.stream().map(line -> JournalExcerpt.of(line, path)).toList());
    }

    /** Whether it was seen to pass. */
    public boolean hasPassed() {
        return passed.orElse(false);
    }

    /** Whether it was seen not to pass. */
    public boolean hasFailed() {
        return !passed.orElse(true);
    }
}

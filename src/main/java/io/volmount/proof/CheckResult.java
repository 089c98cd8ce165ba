package io.volmount.proof;

import io.volmount.facts.JournaldLine;
import io.volmount.facts.NodeLimits;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Optional;

/**
 * The result of one check.
 *
 * @param check the check's fixed name in reports, such as {@code mounted}
 * @param passed empty if the evidence shows neither
 * @param detail what was seen, or what was missing and why that matters; a phrase
 * @param journal the journal lines that support it, oldest first; the latest ones if there are too many
 */
public record CheckResult(String check, Optional<Boolean> passed, String detail, List<JournaldLine> journal) {
    public CheckResult {
        detail = NodeLimits.cut(detail, NodeLimits.SENTENCE);
        journal = latest(journal, NodeLimits.JOURNAL_LINES);
    }

    private static List<JournaldLine> latest(List<JournaldLine> lines, int most) {
        return List.copyOf(lines.subList(Math.max(0, lines.size() - most), lines.size()));
    }

    /** This result with at most so many journal lines. */
    CheckResult withLatest(int lines) {
        return new CheckResult(check, passed, detail, latest(journal, lines));
    }

    /** This result with journal lines cut to what concerns a volume, because a proof is stored in the run's journal. */
    CheckResult about(VolumePath path) {
        return new CheckResult(
                check,
                passed,
                detail,
                journal.stream().map(line -> JournalExcerpt.of(line, path)).toList());
    }

    public boolean hasPassed() {
        return passed.orElse(false);
    }

    public boolean hasFailed() {
        return !passed.orElse(true);
    }
}

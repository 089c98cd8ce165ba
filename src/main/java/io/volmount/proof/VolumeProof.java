package io.volmount.proof;

import io.volmount.agent.JournalLine;
import io.volmount.agent.NodeLimits;
import io.volmount.agent.VolumePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * The checklist of one volume.
 *
 * @param offeredMb what the agent offers, in MB of 2^20 bytes; empty when it was not seen to offer the volume
 */
public record VolumeProof(VolumePath path, OptionalLong offeredMb, List<Finding> findings) {

    /** What the findings come to, from good to bad. */
    public enum Verdict {
        /** Every check passed. */
        VERIFIED,
        /** No check was seen to miss, but there are some that nobody can tell of. */
        UNPROVEN,
        /** At least one check was seen to miss. */
        NOT_VERIFIED;

        /** The word in reports: {@code not-verified}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public VolumeProof {
        findings = bounded(findings);
    }

    private static List<Finding> bounded(List<Finding> findings) {
        List<Finding> bounded = new ArrayList<>();
        int left = NodeLimits.VOLUME_LINES;
        for (Finding finding : findings) {
            Finding kept = finding.withLatest(left);
            left -= kept.journal().size();
            bounded.add(kept);
        }
        return List.copyOf(bounded);
    }

    public Verdict verdict() {
        if (findings.stream().anyMatch(Finding::missed)) {
            return Verdict.NOT_VERIFIED;
        }
        return findings.stream().allMatch(Finding::proven) ? Verdict.VERIFIED : Verdict.UNPROVEN;
    }

    /** The journal lines behind all findings, each once, oldest first. */
    public List<JournalLine> journal() {
        return findings.stream()
                .flatMap(finding -> finding.journal().stream())
                .distinct()
                .sorted(Comparator.comparingLong(JournalLine::monotonic))
                .toList();
    }
}

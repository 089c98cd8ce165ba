package io.volmount.proof;

import io.volmount.facts.JournaldLine;
import io.volmount.facts.NodeLimits;
import io.volmount.text.Worded;
import io.volmount.volume.VolumePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * The checklist of one volume.
 *
 * @param offeredMb what the agent offers, in MB of 2^20 bytes; empty when it was not seen to offer the volume
 */
public record VolumeProof(VolumePath path, OptionalLong offeredMb, List<CheckResult> findings) {

    /** What the findings come to, from good to bad. */
    public enum Verdict implements Worded {
        /** Every check passed. */
        VERIFIED,
        /** No check was seen to miss, but there are some that nobody can tell of. */
        UNPROVEN,
        /** At least one check was seen to miss. */
        NOT_VERIFIED
    }

    public VolumeProof {
        findings = bounded(findings);
    }

    private static List<CheckResult> bounded(List<CheckResult> findings) {
        List<CheckResult> bounded = new ArrayList<>();
        int left = NodeLimits.VOLUME_LINES;
        for (CheckResult finding : findings) {
            CheckResult kept = finding.withLatest(left);
            left -= kept.journal().size();
            bounded.add(kept);
        }
        return List.copyOf(bounded);
    }

    public Verdict verdict() {
        if (findings.stream().anyMatch(CheckResult::missed)) {
            return Verdict.NOT_VERIFIED;
        }
        return findings.stream().allMatch(CheckResult::proven) ? Verdict.VERIFIED : Verdict.UNPROVEN;
    }

    /** The journal lines behind all findings, each once, oldest first. */
    public List<JournaldLine> journal() {
        return findings.stream()
                .flatMap(finding -> finding.journal().stream())
                .distinct()
                .sorted(Comparator.comparingLong(JournaldLine::monotonic))
                .toList();
    }
}

package io.volmount.proof;

import io.volmount.agent.JournalLine;
import io.volmount.agent.VolumePath;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * The checklist of one volume.
 *
 * @param offeredMb what the agent offers, in MB of 2^20 bytes; empty when it was not seen to offer the volume
 */
public record VolumeProof(VolumePath path, OptionalLong offeredMb, List<Finding> findings) {
    public VolumeProof {
        findings = List.copyOf(findings);
    }

    public boolean verified() {
        return findings.stream().allMatch(Finding::passed);
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

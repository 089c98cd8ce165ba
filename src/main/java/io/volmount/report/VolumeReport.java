package io.volmount.report;

import io.volmount.proof.Finding;
import io.volmount.proof.VolumeProof;
import io.volmount.proof.VolumeProof.Verdict;
import java.util.List;
import java.util.OptionalLong;

/**
 * One volume in a report.
 *
 * @param offeredMb in MB of 2^20 bytes; empty when the agent was not seen to offer it
 * @param journal the node's own lines that the evidence rests on, as its journal shows them
 */
public record VolumeReport(
        String path, Verdict verdict, OptionalLong offeredMb, List<Finding> evidence, List<String> journal) {
    public VolumeReport {
        evidence = List.copyOf(evidence);
        journal = List.copyOf(journal);
    }

    static VolumeReport of(VolumeProof proof) {
        return new VolumeReport(
                proof.path().toString(),
                proof.verdict(),
                proof.offeredMb(),
                proof.findings(),
                proof.journal().stream().map(JournalText::of).toList());
    }
}

package io.volmount.report.result;

import io.volmount.facts.JournaldLine;
import io.volmount.proof.CheckResult;
import io.volmount.proof.Proof;
import io.volmount.proof.VolumeProof;
import io.volmount.proof.VolumeProof.Verdict;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * One volume in a report.
 *
 * @param offeredMb in MB of 2^20 bytes; empty if the agent was not seen to offer it
 * @param absent whether it is to be absent
 * @param journal the lines of the node's journal that the evidence rests on
 */
public record VolumeReport(
        String path,
        Verdict verdict,
        OptionalLong offeredMb,
        boolean absent,
        List<CheckResult> evidence,
        List<String> journal) {
    private static final DateTimeFormatter JOURNALCTL_TIME =
            DateTimeFormatter.ofPattern("MMM dd HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    public VolumeReport {
        evidence = List.copyOf(evidence);
        journal = List.copyOf(journal);
    }

    /** Of all volumes that a proof is about, those that are to be absent last. */
    static List<VolumeReport> of(Proof proof) {
        return Stream.concat(
                        proof.volumes().stream().map(VolumeReport::of),
                        proof.absent().stream().map(volume -> of(volume, true)))
                .toList();
    }

    static VolumeReport of(VolumeProof proof) {
        return of(proof, false);
    }

    private static VolumeReport of(VolumeProof proof, boolean absent) {
        return new VolumeReport(
                proof.path().toString(),
                proof.verdict(),
                proof.offeredMb(),
                absent,
                proof.checks(),
                proof.journal().stream().map(VolumeReport::asJournalctl).toList());
    }

    /** A line as journalctl shows it, in UTC. */
    private static String asJournalctl(JournaldLine line) {
        return JOURNALCTL_TIME.format(line.at()) + " " + line.hostname() + " " + line.identifier() + "[" + line.pid()
                + "]: " + line.message();
    }
}

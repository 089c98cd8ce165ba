package io.volmount.proof;

import com.fasterxml.jackson.annotation.JsonProperty;
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
 * @param offeredMb what the agent offers, in MB of 2^20 bytes; empty if it was not seen to offer the volume
 */
public record VolumeProof(
        VolumePath path,
        OptionalLong offeredMb,
        @JsonProperty("findings") List<CheckResult> checks) {

    /** The conclusion from all checks, from good to bad. */
    public enum Verdict implements Worded {
        /** Every check passed. */
        VERIFIED,
        /** No check failed, but the result of some is unknown. */
        UNPROVEN,
        /** At least one check failed. */
        NOT_VERIFIED;

        /** From these checks. */
        public static Verdict of(List<CheckResult> checks) {
            if (checks.stream().anyMatch(CheckResult::hasFailed)) {
                return NOT_VERIFIED;
            }
            return checks.stream().allMatch(CheckResult::hasPassed) ? VERIFIED : UNPROVEN;
        }
    }

    public VolumeProof {
        checks = bounded(checks);
    }

    private static List<CheckResult> bounded(List<CheckResult> checks) {
        List<CheckResult> bounded = new ArrayList<>();
        int left = NodeLimits.VOLUME_LINES;
        for (CheckResult check : checks) {
            CheckResult kept = check.withLatest(left);
            left -= kept.journal().size();
            bounded.add(kept);
        }
        return List.copyOf(bounded);
    }

    public Verdict verdict() {
        return Verdict.of(checks);
    }

    /** The journal lines of all checks without duplicates, oldest first. */
    public List<JournaldLine> journal() {
        return checks.stream()
                .flatMap(check -> check.journal().stream())
                .distinct()
                .sorted(Comparator.comparingLong(JournaldLine::monotonic))
                .toList();
    }
}

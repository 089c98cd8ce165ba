package io.volmount.proof;

import io.volmount.proof.VolumeProof.Verdict;
import io.volmount.text.Worded;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The verdict over all volumes of an agent.
 *
 * @param state the conclusion
 * @param bootId the boot that the evidence is from
 */
public record Proof(State state, String bootId, List<VolumeProof> volumes) {

    /** The conclusion of a proof. */
    public enum State implements Worded {
        VERIFIED,
        /** Not proven yet, and evidence may still come: probe again. */
        NOT_YET,
        /** A check failed, and waiting does not help. */
        NOT_VERIFIED,
        /** Unknown, and waiting does not help. */
        UNPROVEN
    }

    public Proof {
        volumes = List.copyOf(volumes);
    }

    public boolean verified() {
        return state == State.VERIFIED;
    }

    /** One sentence: what failed, what is unknown, or that everything is proven. */
    public String summary() {
        return first(CheckResult::hasFailed)
                .map(check -> names(Verdict.NOT_VERIFIED) + " not verified: " + check.detail())
                .or(() -> first(check -> !check.hasPassed())
                        .map(check -> "it is unknown whether the agent offers " + names(Verdict.UNPROVEN) + ": "
                                + check.detail()))
                .orElseGet(() -> offered(names(Verdict.VERIFIED)));
    }

    private Optional<CheckResult> first(Predicate<CheckResult> kind) {
        return volumes.stream()
                .flatMap(volume -> volume.checks().stream())
                .filter(kind)
                .findFirst();
    }

    private String names(Verdict verdict) {
        return volumes.stream()
                .filter(volume -> volume.verdict() == verdict)
                .map(VolumeProof::path)
                .map(VolumePath::toString)
                .collect(Collectors.joining(", "));
    }

    private String offered(String names) {
        boolean offers = volumes.stream().allMatch(volume -> volume.offeredMb().isPresent());
        return offers ? "the agent offers " + names : names + " mounted; nothing offers it until DC/OS is installed";
    }
}

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
 * @param state what is known now
 * @param bootId of the boot that the evidence is from
 */
public record Proof(State state, String bootId, List<VolumeProof> volumes) {

    /** How final the verdict is. */
    public enum State implements Worded {
        VERIFIED,
        /** Not proven, but the agent is still starting or settling: look again. */
        NOT_YET,
        /** Seen not to be so, and waiting longer will not change it. */
        NOT_VERIFIED,
        /** It cannot be told, and waiting longer will not change it. */
        UNPROVEN
    }

    public Proof {
        volumes = List.copyOf(volumes);
    }

    public boolean verified() {
        return state == State.VERIFIED;
    }

    /** One sentence that tells what is missing, or what cannot be told, or that nothing is. */
    public String summary() {
        return first(CheckResult::hasFailed)
                .map(check -> names(Verdict.NOT_VERIFIED) + " not verified: " + check.detail())
                .or(() -> first(check -> !check.hasPassed())
                        .map(check -> "it cannot be told whether the agent offers " + names(Verdict.UNPROVEN) + ": "
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

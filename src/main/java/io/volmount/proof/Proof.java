package io.volmount.proof;

import io.volmount.agent.VolumePath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The verdict over all volumes of an agent.
 *
 * @param state what is known now
 * @param bootId of the boot that the evidence is from
 */
public record Proof(State state, String bootId, List<VolumeProof> volumes) {

    /** How final the verdict is. */
    public enum State {
        VERIFIED,
        /** Not proven, but the agent is still starting or settling: look again. */
        NOT_YET,
        /** Not proven, and waiting longer will not change it. */
        NOT_VERIFIED
    }

    public Proof {
        volumes = List.copyOf(volumes);
    }

    public boolean verified() {
        return state == State.VERIFIED;
    }

    /** One sentence that tells what is missing, or that nothing is. */
    public String summary() {
        Optional<Finding> missing = volumes.stream()
                .flatMap(volume -> volume.findings().stream())
                .filter(finding -> !finding.passed())
                .findFirst();
        String names = volumes.stream()
                .filter(volume -> missing.isEmpty() || !volume.verified())
                .map(VolumeProof::path)
                .map(VolumePath::toString)
                .collect(Collectors.joining(", "));
        return missing.map(finding -> names + " not verified: " + finding.detail())
                .orElseGet(() -> offered(names));
    }

    private String offered(String names) {
        boolean offers = volumes.stream().allMatch(volume -> volume.offeredMb().isPresent());
        return offers ? "the agent offers " + names : names + " mounted; nothing offers it until DC/OS is installed";
    }
}

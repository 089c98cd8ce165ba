package io.volmount.proof;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.volmount.proof.VolumeProof.Verdict;
import io.volmount.text.Worded;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The verdict over an agent and all its volumes.
 *
 * @param state the conclusion
 * @param bootId the boot that the evidence is from
 * @param agent the checks of the agent itself; empty if it needs no attributes
 */
public record Proof(
        State state,
        String bootId,
        List<VolumeProof> volumes,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<CheckResult> agent) {

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
        agent = List.copyOf(agent);
    }

    /** Of volumes alone. */
    public Proof(State state, String bootId, List<VolumeProof> volumes) {
        this(state, bootId, volumes, List.of());
    }

    /** The results of all checks: of each volume, then of the agent. */
    public Stream<CheckResult> checks() {
        return Stream.concat(volumes.stream().flatMap(volume -> volume.checks().stream()), agent.stream());
    }

    public boolean verified() {
        return state == State.VERIFIED;
    }

    /** One sentence: what failed, what is unknown, or that everything is proven. */
    public String summary() {
        return first(ofVolumes(), CheckResult::hasFailed)
                .map(check -> names(Verdict.NOT_VERIFIED) + " not verified: " + check.detail())
                .or(() ->
                        first(agent, CheckResult::hasFailed).map(check -> "attributes not verified: " + check.detail()))
                .or(() -> first(ofVolumes(), check -> !check.hasPassed())
                        .map(check -> "it is unknown whether the agent offers " + names(Verdict.UNPROVEN) + ": "
                                + check.detail()))
                .or(() -> first(agent, check -> !check.hasPassed())
                        .map(check -> "it is unknown whether the agent has its attributes: " + check.detail()))
                .orElseGet(this::verifiedSentence);
    }

    private List<CheckResult> ofVolumes() {
        return volumes.stream().flatMap(volume -> volume.checks().stream()).toList();
    }

    private static Optional<CheckResult> first(List<CheckResult> checks, Predicate<CheckResult> kind) {
        return checks.stream().filter(kind).findFirst();
    }

    private String verifiedSentence() {
        if (agent.isEmpty()) {
            return offered(names(Verdict.VERIFIED));
        }
        return volumes.isEmpty()
                ? "the agent has its attributes"
                : offered(names(Verdict.VERIFIED)) + " and has its attributes";
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

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
 * @param absent of the volumes that are to be absent
 */
public record Proof(
        State state,
        String bootId,
        List<VolumeProof> volumes,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<CheckResult> agent,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<VolumeProof> absent) {

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
        absent = List.copyOf(absent);
    }

    /** The results of all checks: of each volume, of each one that is to be absent, then of the agent. */
    public Stream<CheckResult> checks() {
        return Stream.of(of(volumes), of(absent), agent).flatMap(List::stream);
    }

    public boolean verified() {
        return state == State.VERIFIED;
    }

    /** One sentence: what failed, what is unknown, or that everything is proven. */
    public String summary() {
        return first(of(volumes), CheckResult::hasFailed)
                .map(check -> names(volumes, Verdict.NOT_VERIFIED) + " not verified: " + check.detail())
                .or(() -> first(of(absent), CheckResult::hasFailed)
                        .map(check -> names(absent, Verdict.NOT_VERIFIED) + " not gone: " + check.detail()))
                .or(() ->
                        first(agent, CheckResult::hasFailed).map(check -> "attributes not verified: " + check.detail()))
                .or(() -> first(of(volumes), check -> !check.hasPassed())
                        .map(check -> "it is unknown whether the agent offers " + names(volumes, Verdict.UNPROVEN)
                                + ": " + check.detail()))
                .or(() -> first(of(absent), check -> !check.hasPassed())
                        .map(check -> "it is unknown whether the agent still offers " + names(absent, Verdict.UNPROVEN)
                                + ": " + check.detail()))
                .or(() -> first(agent, check -> !check.hasPassed())
                        .map(check -> "it is unknown whether the agent has its attributes: " + check.detail()))
                .orElseGet(this::verifiedSentence);
    }

    private static List<CheckResult> of(List<VolumeProof> proofs) {
        return proofs.stream().flatMap(volume -> volume.checks().stream()).toList();
    }

    private static Optional<CheckResult> first(List<CheckResult> checks, Predicate<CheckResult> kind) {
        return checks.stream().filter(kind).findFirst();
    }

    private String verifiedSentence() {
        String gone = absent.isEmpty()
                ? ""
                : names(absent, Verdict.VERIFIED) + (absent.size() == 1 ? " is" : " are")
                        + " no longer mounted or offered";
        String there = there();
        if (there.isEmpty() && gone.isEmpty()) {
            return "there was nothing to verify";
        }
        return there + (there.isEmpty() || gone.isEmpty() ? "" : "; ") + gone;
    }

    private String there() {
        if (volumes.isEmpty()) {
            return agent.isEmpty() ? "" : "the agent has its attributes";
        }
        return offered(names(volumes, Verdict.VERIFIED)) + (agent.isEmpty() ? "" : " and has its attributes");
    }

    private static String names(List<VolumeProof> proofs, Verdict verdict) {
        return proofs.stream()
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

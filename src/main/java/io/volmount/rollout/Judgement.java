package io.volmount.rollout;

import io.volmount.agent.InTime;
import io.volmount.facts.Evidence;
import io.volmount.proof.CheckResult;
import io.volmount.proof.FailureCause;
import io.volmount.proof.Judge;
import io.volmount.proof.Proof;
import io.volmount.proof.UnitHistory;
import io.volmount.step.Verify;
import java.util.List;
import java.util.Optional;

/** The proof from one probe of an agent, and the cause if it is not verified. */
public record Judgement(Proof proof, Optional<FailureCause> trouble) {

    /** @param history the history of the agent unit, including this probe */
    public static Judgement of(Verify wanted, Evidence evidence, UnitHistory history) throws InTime.TooLate {
        return InTime.of(
                () -> new Judgement(Judge.judge(wanted, evidence), FailureCause.of(wanted, evidence, history)));
    }

    boolean decided() {
        return proof.state() != Proof.State.NOT_YET;
    }

    /** Whether the same checks passed and missed, with the same conclusion. */
    boolean saysTheSameAs(Judgement other) {
        return proof.state() == other.proof().state() && marks().equals(other.marks());
    }

    private List<Optional<Boolean>> marks() {
        return proof.volumes().stream()
                .flatMap(volume -> volume.findings().stream())
                .map(CheckResult::passed)
                .toList();
    }

    /** The remedy, as a clause after the proof's summary; empty if there is none. */
    public String advice() {
        return trouble.map(known -> "; " + known.advice()).orElse("");
    }
}

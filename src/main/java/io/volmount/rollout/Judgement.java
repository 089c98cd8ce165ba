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

/** What one look at an agent proves, and what to do where it proves nothing. */
public record Judgement(Proof proof, Optional<FailureCause> trouble) {

    /** @param looks at the agent unit, this one too */
    public static Judgement of(Verify wanted, Evidence evidence, UnitHistory looks) throws InTime.TooLate {
        return InTime.of(() -> new Judgement(Judge.judge(wanted, evidence), FailureCause.of(wanted, evidence, looks)));
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

    /** To be put behind what is missing. */
    public String advice() {
        return trouble.map(known -> "; " + known.advice()).orElse("");
    }
}

package io.volmount.rollout;

import io.volmount.agent.Evidence;
import io.volmount.agent.InTime;
import io.volmount.agent.Verify;
import io.volmount.proof.Finding;
import io.volmount.proof.Judge;
import io.volmount.proof.Proof;
import io.volmount.proof.Trouble;
import io.volmount.proof.UnitLooks;
import java.util.List;
import java.util.Optional;

/** What one look at an agent proves, and what to do where it proves nothing. */
record Judgement(Proof proof, Optional<Trouble> trouble) {

    /** @param looks at the agent unit, this one too */
    static Judgement of(Verify wanted, Evidence evidence, UnitLooks looks) throws InTime.TooLate {
        return InTime.of(() -> new Judgement(Judge.judge(wanted, evidence), Trouble.of(wanted, evidence, looks)));
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
                .map(Finding::passed)
                .toList();
    }

    /** To be put behind what is missing. */
    String advice() {
        return trouble.map(known -> "; " + known.advice()).orElse("");
    }
}

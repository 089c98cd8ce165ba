package io.volmount.rollout.driver;

import io.volmount.agent.TimeLimit;
import io.volmount.facts.Evidence;
import io.volmount.proof.CheckResult;
import io.volmount.proof.FailureCause;
import io.volmount.proof.Judge;
import io.volmount.proof.Proof;
import io.volmount.proof.UnitHistory;
import io.volmount.step.Verify;
import java.util.List;
import java.util.Optional;

/** The proof from one probe of an agent, and the cause if it is not verified and a cause is known. */
public record Judgement(Proof proof, Optional<FailureCause> cause) {

    /** @param history the history of the agent unit, including this probe */
    public static Judgement of(Verify verify, Evidence evidence, UnitHistory history) throws TimeLimit.Exceeded {
        return TimeLimit.run(
                () -> new Judgement(Judge.judge(verify, evidence), FailureCause.of(verify, evidence, history)));
    }

    boolean decided() {
        return proof.state() != Proof.State.NOT_YET;
    }

    /** Whether the same checks passed and missed, with the same conclusion. */
    boolean hasSameResultsAs(Judgement other) {
        return proof.state() == other.proof().state() && results().equals(other.results());
    }

    private List<Optional<Boolean>> results() {
        return proof.checks().map(CheckResult::passed).toList();
    }

    /** The remedy, as a clause after the proof's summary; empty if there is none. */
    public String advice() {
        return cause.map(known -> "; " + known.advice()).orElse("");
    }
}

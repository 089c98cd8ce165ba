package io.volmount.rollout.driver;

import io.volmount.agent.TimeLimit;
import io.volmount.facts.Evidence;
import io.volmount.proof.CheckResult;
import io.volmount.proof.FailureCause;
import io.volmount.proof.Judge;
import io.volmount.proof.Proof;
import io.volmount.proof.UnitHistory;
import io.volmount.step.Verify;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What follows from one probe of an agent.
 *
 * @param cause why it is not verified, if that is known
 * @param settlesIn how soon the agent will have settled, if nothing happens to it; empty if it is not active, or has settled
 */
public record Judgement(Proof proof, Optional<FailureCause> cause, Optional<Duration> settlesIn) {

    /** @param history the history of the agent unit, including this probe */
    public static Judgement of(Verify verify, Evidence evidence, UnitHistory history) throws TimeLimit.Exceeded {
        return TimeLimit.run(() -> new Judgement(
                Judge.judge(verify, evidence),
                FailureCause.of(verify, evidence, history),
                Judge.settlesIn(verify, evidence)));
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

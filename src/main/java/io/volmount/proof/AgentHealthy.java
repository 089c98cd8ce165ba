package io.volmount.proof;

import io.volmount.facts.Evidence;
import io.volmount.facts.UnitState;
import io.volmount.step.Verify;
import java.time.Duration;
import java.util.Optional;

/**
 * The agent unit has been active without interruption for the settle time. systemd restarts the unit forever, so
 * being active at one moment proves nothing; systemd's ActiveEnterTimestamp does.
 */
final class AgentHealthy implements AgentCheck {
    static final String NAME = "agent-healthy";

    @Override
    public CheckResult examine(Evidence evidence, Verify verify) {
        if (evidence.facts().unit().isEmpty()) {
            return Check.failed(NAME, "the node has no agent unit");
        }
        UnitState unit = evidence.facts().unit().get();
        if (!unit.isActive()) {
            return Check.failed(NAME, unit.toString());
        }
        String since = unit.name() + " is active for " + unit.activeFor().toSeconds() + " s";
        return settled(unit, verify)
                ? Check.passed(NAME, since + " with main process " + unit.mainPid())
                : Check.failed(
                        NAME,
                        since + ", less than the settle time of "
                                + verify.settle().toSeconds() + " s");
    }

    /** Whether the unit is active for the settle time. */
    static boolean settled(UnitState unit, Verify verify) {
        return isRunning(unit) && unit.activeFor().compareTo(verify.settle()) >= 0;
    }

    /** The rest of the settle time, if the unit is active; empty if it is not, or has settled. */
    static Optional<Duration> settlesIn(Evidence evidence, Verify verify) {
        return evidence.facts()
                .unit()
                .filter(AgentHealthy::isRunning)
                .map(unit -> verify.settle().minus(unit.activeFor()))
                .filter(rest -> rest.compareTo(Duration.ZERO) > 0);
    }

    private static boolean isRunning(UnitState unit) {
        return unit.isActive() && unit.mainPid() > 0;
    }
}

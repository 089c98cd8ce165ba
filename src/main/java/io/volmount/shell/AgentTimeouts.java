package io.volmount.shell;

import io.volmount.agent.Backoff;
import io.volmount.agent.TimeLimit;
import io.volmount.step.ScriptStep;
import java.time.Duration;

/**
 * Timeouts for the work of a node.
 *
 * @param probe for facts or evidence
 * @param answer for parsing a script's output, which normally takes less than a hundredth of it
 * @param step for a step
 * @param longStep for a step that writes a whole volume
 * @param lock longest wait for another step to release the node's lock; part of the step's timeout
 * @param release the same wait when the lock is released; part of the probe timeout
 * @param reconnect pauses between attempts to reach a rebooting node, at most a second, so that its return is noticed at once
 */
public record AgentTimeouts(
        Duration probe,
        Duration answer,
        Duration step,
        Duration longStep,
        Duration lock,
        Duration release,
        Backoff reconnect) {

    /** Two minutes for a probe, which a busy node with many disks may need, five for a step, thirty for one that writes a whole volume. */
    public static AgentTimeouts standard() {
        return new AgentTimeouts(
                Duration.ofMinutes(2),
                TimeLimit.LIMIT,
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofMinutes(2),
                Duration.ofSeconds(5),
                new Backoff(Integer.MAX_VALUE, Duration.ofMillis(500), Duration.ofSeconds(1)));
    }

    Duration of(ScriptStep step) {
        return step.writesBulkData() ? longStep : this.step;
    }
}

package io.volmount.shell;

import io.volmount.agent.Backoff;
import io.volmount.agent.InTime;
import io.volmount.step.ScriptStep;
import java.time.Duration;

/**
 * How long to wait for what a node does.
 *
 * @param look for facts or evidence
 * @param answer for whatever is to be made of what a script printed; none is known that takes a hundredth of it
 * @param step for a step to end
 * @param longStep for a step that writes as much as a volume holds
 * @param lock for another step at work on the node, counted within the time of the step
 * @param release for another step at work on the node when its lock is to be given back, counted likewise
 * @param reconnect pauses between attempts to reach a node that reboots
 */
public record AgentTimeouts(
        Duration look,
        Duration answer,
        Duration step,
        Duration longStep,
        Duration lock,
        Duration release,
        Backoff reconnect) {

    /** A minute for a look, five for a step, half an hour for one that writes much. */
    public static AgentTimeouts standard() {
        return new AgentTimeouts(
                Duration.ofMinutes(1),
                InTime.LIMIT,
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofMinutes(2),
                Duration.ofSeconds(5),
                new Backoff(Integer.MAX_VALUE, Duration.ofSeconds(2), Duration.ofSeconds(15)));
    }

    Duration of(ScriptStep step) {
        return step.writesMuch() ? longStep : this.step;
    }
}

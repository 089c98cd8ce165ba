package io.volmount.report;

import io.volmount.agent.TimeLimit;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Renders what a result says of one agent, in time and without harm to what it says of others: if the part of an agent takes
 * longer, or fails in any way, one sentence takes its place. Safe for threads.
 */
public class AgentRendering {
    /** As long as everything else that is made of an agent's answer may take. */
    public static final AgentRendering STANDARD = new AgentRendering(TimeLimit.LIMIT);

    private final Duration limit;

    public AgentRendering(Duration limit) {
        this.limit = limit;
    }

    /**
     * @param agent whose part it is
     * @param rendering of nothing but this agent, or of agents that differ little from it
     * @param otherwise renders a sentence, which says why there is no more
     */
    public <T> T of(String agent, Supplier<T> rendering, Function<String, T> otherwise) {
        try {
            return TimeLimit.run(limit, rendering::get);
        } catch (TimeLimit.Exceeded late) {
            return otherwise.apply("its report could not be rendered within " + limit.toSeconds()
                    + " s: leave the agent out and find out what it prints; no report should take that long, so please"
                    + " report it as a bug of volmount");
        } catch (RuntimeException | Error broken) {
            return otherwise.apply("its report could not be rendered, because volmount itself failed: " + broken);
        }
    }
}

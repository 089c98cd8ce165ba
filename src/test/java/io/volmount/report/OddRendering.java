package io.volmount.report;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/** Renders all agents but one as usual. */
public final class OddRendering extends AgentRendering implements AutoCloseable {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(10);

    private final String odd;
    private final boolean endless;
    private final AtomicBoolean over = new AtomicBoolean();

    private OddRendering(String odd, boolean endless) {
        super(LONG);
        this.odd = odd;
        this.endless = endless;
    }

    /** That of this agent does not end, until it is closed, and is not to be interrupted either. */
    public static OddRendering endless(String agent) {
        return new OddRendering(agent, true);
    }

    /** That of this agent fails with an error. */
    public static OddRendering broken(String agent) {
        return new OddRendering(agent, false);
    }

    @Override
    public <T> T of(String agent, Supplier<T> rendering, Function<String, T> otherwise) {
        if (!agent.equals(odd)) {
            return super.of(agent, rendering, otherwise);
        }
        return new AgentRendering(endless ? SHORT : LONG).of(agent, this::misbehave, otherwise);
    }

    private <T> T misbehave() {
        while (endless && !over.get()) {
            Thread.onSpinWait();
        }
        throw new StackOverflowError("too deep");
    }

    @Override
    public void close() {
        over.set(true);
    }
}

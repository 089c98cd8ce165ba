package io.volmount.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FanOutTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Period INSTANTLY = Period.of(NOW, NOW);

    private final List<String> begun = new ArrayList<>();
    private final FanOut fanOut = new FanOut(Runnable::run, () -> NOW, begun::add);

    private static String ask(String agent) throws AgentUnreachable {
        return switch (agent) {
            case "silent" -> throw new AgentUnreachable("no route");
            case "huge" -> throw new OutOfMemoryError("Java heap space");
            case "odd" -> throw new IllegalStateException("nonsense");
            default -> "fine";
        };
    }

    @Test
    void oneAgentThatCannotBeAskedKeepsNoOtherFromBeingAsked() {
        List<String> heard = new ArrayList<>();

        var answers = fanOut.ask(
                List.of("silent", "odd", "huge", "a3"),
                agent -> agent,
                FanOutTest::ask,
                (agent, answer) -> heard.add(agent));

        assertThat(answers.values())
                .containsExactly(
                        new ProbeResult.Unreachable<>("no route", INSTANTLY),
                        new ProbeResult.Unreachable<>(
                                "volmount itself failed while it looked at the agent:"
                                        + " java.lang.IllegalStateException: nonsense",
                                INSTANTLY),
                        new ProbeResult.Unreachable<>(
                                "volmount itself failed while it looked at the agent:"
                                        + " java.lang.OutOfMemoryError: Java heap space",
                                INSTANTLY),
                        new ProbeResult.Ok<>("fine", INSTANTLY));
        assertThat(begun).containsExactly("silent", "odd", "huge", "a3");
        assertThat(heard).containsExactly("silent", "odd", "huge", "a3");
    }

    @Test
    void eachAnswerIsMadeAResultOnce() {
        List<String> made = new ArrayList<>();
        List<String> heard = new ArrayList<>();

        Probed<String> probed = fanOut.ask(
                List.of("a2", "silent", "a1"),
                agent -> agent,
                FanOutTest::ask,
                (agent, answer) -> {
                    made.add(agent);
                    return agent + ": " + answer.map(text -> text, why -> why);
                },
                (agent, result) -> heard.add(result));

        assertThat(probed.agents()).containsExactly("a2: fine", "silent: no route", "a1: fine");
        assertThat(heard).isEqualTo(probed.agents());
        assertThat(made).containsExactly("a2", "silent", "a1");
        assertThat(probed.times()).containsOnlyKeys("a2", "silent", "a1").containsValues(INSTANTLY);
    }
}

package io.volmount.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.access.Access;
import io.volmount.agent.Agent;
import io.volmount.agent.Agents;
import io.volmount.agent.NodeCommand;
import io.volmount.agent.NodeCommandResult;
import io.volmount.agent.NodeCommandResult.Printed;
import io.volmount.agent.NodeCommandResult.Status;
import io.volmount.rollout.ScriptedAgent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParallelCommandTest {
    private static final NodeCommand COMMAND = new NodeCommand("true", false, false, Duration.ofMinutes(1));
    private static final List<Access> THREE = Stream.of("a1", "a2", "a3")
            .map(name -> Targets.of(name, new ScriptedAgent()).access())
            .toList();

    private final ExecutorService oneAtATime = Executors.newFixedThreadPool(1);

    @AfterEach
    void end() {
        oneAtATime.shutdownNow();
    }

    private ParallelCommand on(Function<Access, Agent> agents) {
        FanOut fanOut = new FanOut(oneAtATime, Clock.systemUTC(), name -> {});
        return new ParallelCommand(
                fanOut,
                new Agents() {
                    @Override
                    public Agent of(Access access) {
                        return agents.apply(access);
                    }

                    @Override
                    public void close() {}
                },
                COMMAND);
    }

    private static List<Status> statuses(List<RanCommand> agents) {
        return agents.stream().map(agent -> agent.result().status()).toList();
    }

    @Test
    void onceStoppedItWaitsForNothingAndStartsNothing() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        ParallelCommand command = on(access -> new ScriptedAgent() {
            @Override
            public NodeCommandResult run(NodeCommand any) {
                running.countDown();
                try {
                    new CountDownLatch(1).await();
                    throw new AssertionError("ends only by an interrupt");
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    return NodeCommandResult.unknown("interrupted before its end", Printed.NOTHING, Printed.NOTHING);
                }
            }
        });

        CompletableFuture<List<RanCommand>> results =
                CompletableFuture.supplyAsync(() -> command.run(THREE, agent -> {}));
        running.await();
        command.stop();

        assertThat(statuses(results.get())).containsExactly(Status.UNKNOWN, Status.SKIPPED, Status.SKIPPED);
    }

    @Test
    void whatBreaksOnOneAgentIsUnknownThereAndHarmsNoOther() {
        ParallelCommand command = on(access -> new ScriptedAgent() {
            @Override
            public NodeCommandResult run(NodeCommand any) {
                if (access.name().equals("a2")) {
                    throw new IllegalStateException("broken");
                }
                return super.run(any);
            }
        });

        List<RanCommand> results = command.run(THREE, agent -> {});

        assertThat(statuses(results)).containsExactly(Status.OK, Status.UNKNOWN, Status.OK);
        assertThat(results.get(1).result().reason()).contains("broken");
    }
}

package io.volmount.probe;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.Period;
import io.volmount.file.FileErrors;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** Asks every agent the same thing, as many at a time as the executor has threads. */
public final class FanOut {
    private final Executor executor;
    private final InstantSource clock;
    private final Consumer<String> begun;

    /** @param begun receives the name of each agent when it is asked, on the thread that asks it */
    public FanOut(Executor executor, InstantSource clock, Consumer<String> begun) {
        this.executor = executor;
        this.clock = clock;
        this.begun = begun;
    }

    /** What one agent is asked. */
    @FunctionalInterface
    public interface Question<A, T> {
        T ask(A agent) throws AgentUnreachable;
    }

    /**
     * Asks, and waits for all. Whatever goes wrong with one agent, the others are asked all the same.
     *
     * @param name of an agent
     * @param heard receives each answer as it arrives, on the thread that got it
     * @throws CancellationException if this thread is interrupted
     * @return an answer for each agent, in the order of the agents
     */
    public <A, T> Map<A, ProbeResult<T>> ask(
            Collection<A> agents,
            Function<A, String> name,
            Question<A, T> question,
            BiConsumer<A, ProbeResult<T>> heard) {
        Map<A, CompletableFuture<ProbeResult<T>>> asked = new LinkedHashMap<>();
        for (A agent : agents) {
            asked.put(
                    agent,
                    CompletableFuture.supplyAsync(
                            () -> {
                                begun.accept(name.apply(agent));
                                ProbeResult<T> answer = answer(agent, question);
                                heard.accept(agent, answer);
                                return answer;
                            },
                            executor));
        }
        Map<A, ProbeResult<T>> answers = new LinkedHashMap<>();
        asked.forEach((agent, answer) -> answers.put(agent, await(answer)));
        return answers;
    }

    /**
     * Asks, and makes a result of each answer, once.
     *
     * @param result of an agent, made on the thread that got the answer
     * @param heard receives each result as soon as it is made, on the same thread
     */
    public <A, T, R> Probed<R> ask(
            Collection<A> agents,
            Function<A, String> name,
            Question<A, T> question,
            BiFunction<A, ProbeResult<T>, R> result,
            BiConsumer<A, R> heard) {
        Map<A, R> results = new ConcurrentHashMap<>();
        Map<String, Period> times = new LinkedHashMap<>();
        ask(agents, name, question, (agent, answer) -> {
                    results.put(agent, result.apply(agent, answer));
                    heard.accept(agent, results.get(agent));
                })
                .forEach((agent, answer) -> times.put(name.apply(agent), answer.time()));
        return new Probed<>(agents.stream().map(results::get).toList(), times);
    }

    private static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException broken) {
            throw new CompletionException(broken.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while agents were asked");
        }
    }

    private <A, T> ProbeResult<T> answer(A agent, Question<A, T> question) {
        Instant began = clock.instant();
        try {
            return new ProbeResult.Ok<>(question.ask(agent), since(began));
        } catch (AgentUnreachable silent) {
            return new ProbeResult.Unreachable<>(silent.getMessage(), since(began));
        } catch (RuntimeException | Error broken) {
            return new ProbeResult.Unreachable<>(
                    FileErrors.sentence(broken)
                            .orElseGet(() -> "volmount itself failed while it looked at the agent: " + broken),
                    since(began));
        }
    }

    private Period since(Instant began) {
        return Period.of(began, clock.instant());
    }
}

package io.volmount.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.ProbeRequest;
import io.volmount.facts.Evidence;
import io.volmount.plan.step.PlannedStep;
import io.volmount.rollout.RolloutEvent.ReleaseIntended;
import io.volmount.rollout.RolloutEvent.RunClosed;
import io.volmount.rollout.RolloutEvent.StepFinished;
import io.volmount.rollout.RolloutEvent.StepIntended;
import io.volmount.rollout.driver.BrokenRollout;
import io.volmount.rollout.driver.Draining;
import io.volmount.rollout.driver.EventSink;
import io.volmount.rollout.driver.RolloutDriver;
import io.volmount.rollout.driver.Verification;
import io.volmount.step.StartAgent;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import io.volmount.volume.Role;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RolloutDriverTest {
    private static final UncheckedIOException FULL =
            new UncheckedIOException("the journal cannot be written", new ClosedChannelException());

    private final Map<String, ScriptedAgent> agents =
            new HashMap<>(Map.of("a1", new ScriptedAgent(), "a2", new ScriptedAgent(), "a3", new ScriptedAgent()));
    private final List<RolloutEvent> recorded = new ArrayList<>();
    private final FakeTime time = new FakeTime();
    private final ExecutorService hands = Executors.newCachedThreadPool();

    @AfterEach
    void noStepIsLeftRunning() {
        assertThat(hands.shutdownNow()).isEmpty();
    }

    private RolloutDriver driver(EventSink sink) {
        return new RolloutDriver(
                agents::get,
                sink,
                new Verification(time, time),
                new Draining(new ScriptedMaster(), time, time),
                hands,
                time,
                "op@here",
                Fleet.START);
    }

    private static RolloutEvent.RunOpened opening(int maxUnavailable, int maxFailures, String... names) {
        return Fleet.opening(
                Fleet.policy(0, maxUnavailable, maxFailures),
                List.of(names).stream().map(Fleet::planned).toList());
    }

    private static Outcome outcome(Rollout rollout, String name) {
        return rollout.agent(name).outcome().orElseThrow();
    }

    private static EventSink failingAt(Predicate<RolloutEvent> event) {
        return next -> {
            if (event.test(next)) {
                throw FULL;
            }
        };
    }

    @Test
    void theIntentIsRecordedBeforeTheStepBeginsAndItsResultAfter() throws InterruptedException {
        List<String> order = new ArrayList<>();
        agents.get("a1").on("stop-agent", () -> {
            order.add("step");
            return Fleet.result(Status.DONE);
        });

        Rollout rollout = driver(event -> {
                    if (event instanceof StepIntended intended && intended.index() == 0) {
                        order.add("intent");
                    }
                    if (event instanceof StepFinished finished && finished.index() == 0) {
                        order.add("result");
                    }
                })
                .run(opening(1, 0, "a1"));

        assertThat(order).containsExactly("intent", "step", "result");
        assertThat(outcome(rollout, "a1")).isEqualTo(Outcome.VERIFIED);
    }

    @Test
    void whatWasRecordedTellsAllThatTheDriverKnew() throws InterruptedException {
        agents.get("a2").on("add-fstab-entry", () -> Fleet.result(Status.FAILED));
        RolloutEvent.RunOpened opening = opening(3, 1, "a1", "a2", "a3");

        Rollout rollout = driver(recorded::add).run(opening);

        Rollout replayed = new Rollout(opening);
        recorded.stream().skip(1).forEach(replayed::apply);
        assertThat(recorded.get(0)).isEqualTo(opening);
        assertThat(replayed.agents().stream().map(AgentProgress::outcome))
                .isEqualTo(rollout.agents().stream().map(AgentProgress::outcome).toList());
        assertThat(replayed.closed()).isTrue();
    }

    @Test
    void aFailureStopsItsAgentAlone() throws InterruptedException {
        agents.get("a1").on("stop-agent", () -> Fleet.result(Status.FAILED)).on("add-fstab-entry", () -> {
            throw new AssertionError("a step after the failed one");
        });

        Rollout rollout = driver(recorded::add).run(opening(2, 1, "a1", "a2"));

        assertThat(outcome(rollout, "a1")).isEqualTo(Outcome.FAILED);
        assertThat(rollout.agent("a1").taken()).hasSize(1);
        assertThat(outcome(rollout, "a2")).isEqualTo(Outcome.VERIFIED);
    }

    @Test
    void anAgentThatWasStartedIsNotAskedForEvidenceBeforeItCanHaveSettled() throws InterruptedException {
        List<Duration> looks = new ArrayList<>();
        agents.put("a1", new ScriptedAgent() {
            @Override
            public Evidence evidence(ProbeRequest request) throws AgentUnreachable {
                looks.add(Duration.between(Fleet.START, time.instant()));
                return super.evidence(request);
            }
        });
        RolloutAgent planned = Fleet.planned("a1");
        List<PlannedStep> steps = new ArrayList<>(planned.plan().steps());
        steps.add(2, new PlannedStep(new StartAgent(Role.PRIVATE), "because"));

        driver(recorded::add).run(Fleet.opening(Fleet.policy(0, 1, 0), List.of(Fleet.withSteps(planned, steps))));

        assertThat(looks).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void theLockIsReleasedAfterTheLastStepAndBeforeTheEnd() throws InterruptedException {
        agents.get("a1").on("release", () -> new StepResult(Status.FAILED, "read-only file system", ""));

        Rollout rollout = driver(recorded::add).run(opening(1, 0, "a1"));

        assertThat(recorded.stream().map(event -> event.getClass().getSimpleName()))
                .endsWith("StepFinished", "ReleaseIntended", "LockReleased", "AgentFinished", "RunClosed");
        assertThat(outcome(rollout, "a1")).isEqualTo(Outcome.VERIFIED);
        assertThat(rollout.agent("a1").reason()).endsWith("see `volmount unlock`: read-only file system");
    }

    @Test
    void whenItCannotBeRecordedThatTheLockIsReleasedItIsKept() {
        agents.get("a1").on("release", () -> {
            throw new AssertionError("an unlocking that was not recorded");
        });

        BrokenRollout broken = catchThrowableOfType(
                BrokenRollout.class,
                () -> driver(failingAt(ReleaseIntended.class::isInstance)).run(opening(1, 0, "a1")));

        assertThat(outcome(broken.rollout(), "a1")).isEqualTo(Outcome.VERIFIED);
        assertThat(broken.rollout().agent("a1").reason()).contains("the node stays locked");
    }

    @Test
    void anAgentWhoseStepBreaksIsInDoubt() throws InterruptedException {
        agents.get("a1").on("stop-agent", () -> {
            throw new IllegalStateException("broken");
        });
        agents.get("a2").on("stop-agent", () -> {
            throw new StackOverflowError();
        });

        Rollout rollout = driver(recorded::add).run(opening(2, 5, "a1", "a2"));

        assertThat(outcome(rollout, "a1")).isEqualTo(Outcome.IN_DOUBT);
        assertThat(rollout.agent("a1").reason())
                .isEqualTo(
                        "stop-agent: volmount itself failed during the step, so its result is unknown: java.lang.IllegalStateException: broken; the node stays locked: resume the run, or"
                                + " see `volmount unlock`");
        assertThat(outcome(rollout, "a2")).isEqualTo(Outcome.IN_DOUBT);
    }

    @Test
    void aRequestToStopLetsTheAgentInFlightFinish() throws InterruptedException {
        List<RolloutDriver> running = new ArrayList<>();
        agents.get("a1").on("stop-agent", () -> {
            running.get(0).requestStop();
            return Fleet.result(Status.DONE);
        });
        running.add(driver(recorded::add));

        Rollout rollout = running.get(0).run(opening(1, 0, "a1", "a2"));

        assertThat(outcome(rollout, "a1")).isEqualTo(Outcome.VERIFIED);
        assertThat(outcome(rollout, "a2")).isEqualTo(Outcome.SKIPPED);
        assertThat(recorded).last().isEqualTo(new RunClosed(time.instant(), "the operator asked to stop"));
    }

    @Test
    void whenNothingCanBeRecordedStepsInFlightAreAwaitedAndNoOtherBegins() {
        CountDownLatch recordingFailed = new CountDownLatch(1);
        AtomicBoolean seen = new AtomicBoolean();
        agents.get("a1").on("stop-agent", () -> Fleet.result(Status.DONE));
        agents.get("a2").on("stop-agent", () -> {
            await(recordingFailed);
            seen.set(true);
            return Fleet.result(Status.FAILED);
        });
        agents.values()
                .forEach(agent -> agent.on("add-fstab-entry", () -> {
                    throw new AssertionError("a step that was not recorded");
                }));
        EventSink sink = event -> {
            if (event instanceof StepFinished) {
                recordingFailed.countDown();
                throw FULL;
            }
        };

        BrokenRollout broken =
                catchThrowableOfType(BrokenRollout.class, () -> driver(sink).run(opening(2, 0, "a1", "a2", "a3")));

        assertThat(seen).isTrue();
        assertThat(broken).hasCause(FULL).hasMessage("the journal cannot be written");
        Rollout rollout = broken.rollout();
        assertThat(rollout.agent("a1").reason())
                .isEqualTo("add-fstab-entry was not begun: the journal cannot be written; the node stays locked:"
                        + " resume the run, or see `volmount unlock`");
        assertThat(outcome(rollout, "a1")).isEqualTo(Outcome.FAILED);
        assertThat(rollout.agent("a2").reason()).startsWith("stop-agent: made up; the node stays locked");
        assertThat(outcome(rollout, "a3")).isEqualTo(Outcome.SKIPPED);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void nothingBeginsWhenTheOpeningOrAnIntentCannotBeRecorded() {
        agents.values()
                .forEach(agent -> agent.on("stop-agent", () -> {
                    throw new AssertionError("a step that was not recorded");
                }));
        RolloutEvent.RunOpened opening = opening(2, 0, "a1", "a2");

        BrokenRollout unopened = catchThrowableOfType(
                BrokenRollout.class, () -> driver(failingAt(opening::equals)).run(opening));
        BrokenRollout unintended = catchThrowableOfType(
                BrokenRollout.class,
                () -> driver(failingAt(StepIntended.class::isInstance)).run(opening));

        assertThat(unopened.rollout().agents())
                .allMatch(agent -> agent.outcome().orElseThrow() == Outcome.SKIPPED);
        assertThat(outcome(unintended.rollout(), "a1")).isEqualTo(Outcome.FAILED);
        assertThat(unintended.rollout().agent("a1").taken()).isEmpty();
    }
}

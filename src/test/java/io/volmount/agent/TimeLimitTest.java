package io.volmount.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(10);

    @Test
    void whatComesOfAnAnswerIsHandedOn() throws Exception {
        assertThat(TimeLimit.run(LONG, () -> "facts")).isEqualTo("facts");
        assertThatThrownBy(() -> TimeLimit.run(LONG, () -> {
                    throw new IOException("nonsense");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("nonsense");
        assertThatThrownBy(() -> TimeLimit.run(LONG, () -> {
                    throw new StackOverflowError("too deep");
                }))
                .isInstanceOf(StackOverflowError.class);
    }

    @Test
    void answersOneAfterTheOtherShareAThread() throws Exception {
        Set<Thread> threads = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            threads.add(TimeLimit.run(LONG, Thread::currentThread));
        }

        assertThat(threads).hasSizeLessThan(100).doesNotContain(Thread.currentThread());
    }

    /** As a parser that goes on for ever and looks at nothing but its input. */
    @Test
    void workThatNeverEndsIsLeftBehindOnAThreadThatKeepsNobody() {
        AtomicBoolean over = new AtomicBoolean();
        AtomicReference<Thread> worker = new AtomicReference<>();
        try {
            assertThatThrownBy(() -> TimeLimit.run(SHORT, () -> {
                        worker.set(Thread.currentThread());
                        while (!over.get()) {
                            Thread.onSpinWait();
                        }
                        return "never";
                    }))
                    .isInstanceOfSatisfying(
                            TimeLimit.Exceeded.class,
                            late -> assertThat(late.permanent()).isTrue())
                    .hasMessageContaining("its answer could not be processed");
            assertThat(worker.get().isDaemon()).isTrue();
            assertThat(worker.get().isInterrupted()).isTrue();
        } finally {
            over.set(true);
        }
    }

    @Test
    void anInterruptOutlivesTheWaitAndDoesNotEndIt() throws Exception {
        Thread.currentThread().interrupt();

        String result = TimeLimit.run(LONG, () -> "facts");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result).isEqualTo("facts");
    }

    @Test
    void noMoreAnswersAreWorkedOnAtATimeThanMemoryHolds() throws Exception {
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(TimeLimit.MAX_CONCURRENT);
        ExecutorService agents = Executors.newFixedThreadPool(3 * TimeLimit.MAX_CONCURRENT);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 3 * TimeLimit.MAX_CONCURRENT; i++) {
                answers.add(agents.submit(() -> TimeLimit.run(LONG, () -> {
                    most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                    full.countDown();
                    full.await();
                    return atWork.decrementAndGet();
                })));
            }
            for (Future<Integer> answer : answers) {
                answer.get();
            }
        } finally {
            agents.shutdownNow();
        }
        assertThat(most).hasValue(TimeLimit.MAX_CONCURRENT);
    }

    @Test
    void whatIsLateTakesNobodysTurn() {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 2 * TimeLimit.MAX_CONCURRENT; i++) {
            assertThatThrownBy(() -> TimeLimit.run(Duration.ofMillis(1), () -> {
                        never.await();
                        return "never";
                    }))
                    .isInstanceOf(TimeLimit.Exceeded.class);
        }
    }
}

package io.volmount.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Backoff BACKOFF = new Backoff(100, Duration.ofSeconds(1), Duration.ofSeconds(15));

    @Test
    void doublesUpToACeilingAndNeverLosesMoreThanHalf() {
        for (int attempt = 1; attempt < 100; attempt++) {
            Duration ceiling = Duration.ofSeconds(Math.min(15, 1L << Math.min(attempt - 1, 10)));

            assertThat(BACKOFF.pauseAfter(attempt, new Random(attempt))).isBetween(ceiling.dividedBy(2), ceiling);
        }
    }

    @Test
    void spreadsThoseWhoFailTogether() {
        Stream<Duration> pauses = IntStream.range(0, 100).mapToObj(i -> BACKOFF.pauseAfter(5, new Random(i * 7919L)));

        assertThat(pauses.distinct().count()).isGreaterThan(90);
    }
}

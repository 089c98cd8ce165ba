package io.volmount.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private static Workload work(int canaries, int window, long... minutes) {
        List<Duration> begun =
                LongStream.of(minutes).mapToObj(Duration::ofMinutes).toList();
        return Workload.of(begun, canaries, window);
    }

    @Test
    void evenWorkIsSharedAndOneLongAgentCannotBe() {
        assertThat(work(0, 2, 5, 5, 5, 5).leastPossible()).isEqualTo(Duration.ofMinutes(10));
        assertThat(work(0, 2, 1, 1, 1, 30).leastPossible()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void nothingOverlapsWithTheCanaries() {
        assertThat(work(1, 2, 7, 5, 5).leastPossible()).isEqualTo(Duration.ofMinutes(12));
        assertThat(work(3, 2, 4, 4).leastPossible()).isEqualTo(Duration.ofMinutes(4));
    }

    @Test
    void eachBatchWaitsForItsSlowest() {
        assertThat(work(1, 2, 7, 1, 9, 2, 3, 4).inBatches()).isEqualTo(Duration.ofMinutes(7 + 9 + 3 + 4));
    }

    @Test
    void noWorkTakesNoTime() {
        assertThat(work(1, 2).leastPossible()).isEqualTo(Duration.ZERO);
        assertThat(work(1, 2).inBatches()).isEqualTo(Duration.ZERO);
    }
}

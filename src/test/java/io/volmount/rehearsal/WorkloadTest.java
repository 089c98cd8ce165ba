package io.volmount.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private static Workload work(int canaries, int window, long... minutes) {
        return work(canaries, new Capacity(window, Map.of(), Duration.ZERO), minutes);
    }

    /** Agents in zones a and b in turn. */
    private static Workload work(int canaries, Capacity capacity, long... minutes) {
        List<Work> begun = new ArrayList<>();
        for (long time : minutes) {
            String zone = begun.size() % 2 == 0 ? "a" : "b";
            begun.add(new Work(Optional.of(zone), Duration.ofMinutes(time), true));
        }
        return Workload.of(begun, canaries, capacity);
    }

    @Test
    void aZonesWorkTakesPlacesOfTheZoneAlone() {
        Capacity oneInZoneA = new Capacity(3, Map.of(Optional.of("a"), 1), Duration.ZERO);

        assertThat(work(0, oneInZoneA, 5, 1, 5, 1, 5, 1).lowerBound()).isEqualTo(Duration.ofMinutes(15));
        assertThat(work(0, oneInZoneA, 5, 1, 5, 1, 5, 1).inBatches()).isEqualTo(Duration.ofMinutes(15));
        assertThat(work(2, oneInZoneA, 5, 1, 5, 1, 5, 1).lowerBound()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void eachAgentSoaksButTheLastOfEveryPlace() {
        Capacity soaking = new Capacity(2, Map.of(), Duration.ofMinutes(10));

        assertThat(work(0, soaking, 5, 5).lowerBound()).isEqualTo(Duration.ofMinutes(5));
        assertThat(work(0, soaking, 5, 5, 5, 5).lowerBound()).isEqualTo(Duration.ofMinutes(20));
        assertThat(work(0, soaking, 5, 5, 5, 5).inBatches()).isEqualTo(Duration.ofMinutes(20));
        assertThat(work(1, soaking, 5, 5, 5).lowerBound()).isEqualTo(Duration.ofMinutes(15 + 5));
        assertThat(work(1, soaking, 5, 5, 5).inBatches()).isEqualTo(Duration.ofMinutes(15 + 5));
    }

    @Test
    void evenWorkIsSharedAndOneLongAgentCannotBe() {
        assertThat(work(0, 2, 5, 5, 5, 5).lowerBound()).isEqualTo(Duration.ofMinutes(10));
        assertThat(work(0, 2, 1, 1, 1, 30).lowerBound()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void nothingOverlapsWithTheCanaries() {
        assertThat(work(1, 2, 7, 5, 5).lowerBound()).isEqualTo(Duration.ofMinutes(12));
        assertThat(work(3, 2, 4, 4).lowerBound()).isEqualTo(Duration.ofMinutes(4));
    }

    @Test
    void eachBatchWaitsForItsSlowest() {
        assertThat(work(1, 2, 7, 1, 9, 2, 3, 4).inBatches()).isEqualTo(Duration.ofMinutes(7 + 9 + 3 + 4));
    }

    @Test
    void noWorkTakesNoTime() {
        assertThat(work(1, 2).lowerBound()).isEqualTo(Duration.ZERO);
        assertThat(work(1, 2).inBatches()).isEqualTo(Duration.ZERO);
    }
}

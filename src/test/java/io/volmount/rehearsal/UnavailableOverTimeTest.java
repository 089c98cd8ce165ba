package io.volmount.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.rehearsal.UnavailableOverTime.Change;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnavailableOverTimeTest {
    private static Change change(int second, int away) {
        return new Change(Duration.ofSeconds(second), away);
    }

    @Test
    void everyPartShowsItsMostEvenWhereNothingChanges() {
        UnavailableOverTime away =
                new UnavailableOverTime(List.of(change(0, 2), change(3, 5), change(4, 1), change(39, 0)));

        assertThat(away.sampled(4, Duration.ofSeconds(40))).containsExactly(5, 1, 1, 1);
        assertThat(away.most()).isEqualTo(5);
    }

    @Test
    void aRunInWhichNothingWasDoneHasNobodyUnavailable() {
        assertThat(new UnavailableOverTime(List.of()).sampled(2, Duration.ZERO)).containsExactly(0, 0);
    }
}

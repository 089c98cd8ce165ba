package io.volmount.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.NodeCheck.Status;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockSkewTest {
    private static final Instant ASKED = Instant.parse("2026-03-01T12:00:00Z");

    private static ClockSkew skew(double node, double resolution, double answered) {
        return ClockSkew.of(ASKED, ASKED.plus(seconds(node)), seconds(resolution), ASKED.plus(seconds(answered)));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    @Test
    void halfOfTheRoundTripIsNotTheNodes() {
        assertThat(skew(3, 0, 2)).isEqualTo(new ClockSkew(Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }

    @Test
    void aClockThatTellsWholeSecondsIsLessCertain() {
        assertThat(skew(3, 1, 2)).isEqualTo(new ClockSkew(Duration.ofMillis(2500), Duration.ofMillis(1500)));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5,   1, OK,      the clock agrees with this machine's (within 0.5 s)",
        "50.5,  1, OK,      the clock is 50.0 s ahead of this machine's (within 0.5 s)",
        "-50.5, 1, OK,      the clock is 51.0 s behind this machine's (within 0.5 s)",
        "61.1,  1, WARNING, the clock is 60.6 s ahead of this machine's (within 0.5 s); set it by NTP",
        "-7200, 1, WARNING, the clock is 7200.5 s behind this machine's (within 0.5 s); set it by NTP",
        "60.5,  1, UNKNOWN, the clock is 60.0 s ahead of this machine's (within 0.5 s)",
        "45,   40, OK,      the clock is 25.0 s ahead of this machine's (within 20.0 s)",
        "95,   40, UNKNOWN, 'the clock is 75.0 s ahead of this machine''s (within 20.0 s), as the node was slow'"
    })
    void onlyWhatIsCertainIsJudged(double node, double answered, Status status, String words) {
        NodeCheck check = skew(node, 0, answered).check();

        assertThat(check.detail()).startsWith(words);
        assertThat(check.status()).isEqualTo(status);
    }
}

package io.volmount.mesos.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DrainTest {
    private static final Drain DRAIN = new Drain("20261127-053443-dg7e", "f5f60496-S0");

    /** A later version resumes what an earlier one began. */
    @Test
    void theMarkOfADrainNeverChanges() {
        assertThat(DRAIN.mark()).isEqualTo(147_262_383);
    }

    @Test
    void anotherRunOrAnotherAgentHasAnotherMark() {
        long marked = DRAIN.marked(Duration.ofMinutes(10)).toNanos();
        assertThat(DRAIN.isMarked(marked)).isTrue();
        assertThat(new Drain("20261127-053443-dg7f", DRAIN.agentId()).isMarked(marked))
                .isFalse();
        assertThat(new Drain(DRAIN.run(), "f5f60496-S1").isMarked(marked)).isFalse();
    }

    @Test
    void whatOperatorsWriteIsNotMarked() {
        assertThat(DRAIN.isMarked(Duration.ofMinutes(10).toNanos())).isFalse();
        assertThat(DRAIN.isMarked(0)).isFalse();
        assertThat(DRAIN.isMarked(-DRAIN.mark())).isFalse();
    }

    @Test
    void noTaskGetsMoreTimeThanTheOperatorSaid() {
        assertThat(DRAIN.marked(Duration.ofMinutes(10)))
                .isBetween(Duration.ofMinutes(10).minusSeconds(1), Duration.ofMinutes(10));
        assertThat(DRAIN.marked(Duration.ZERO)).isLessThan(Duration.ofSeconds(1));
    }
}

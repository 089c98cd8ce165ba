package io.volmount.volume;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteSizeSumTest {
    @Test
    void aSumIsNeverLessThanItsParts() {
        ByteSize huge = new ByteSize(Long.MAX_VALUE - 1);

        assertThat(huge.plus(huge))
                .isEqualTo(new ByteSize(Long.MAX_VALUE))
                .isEqualTo(huge.plus(huge).plus(huge));
        assertThat(new ByteSize(2).plus(ByteSize.NOTHING).plus(new ByteSize(3))).isEqualTo(new ByteSize(5));
    }
}

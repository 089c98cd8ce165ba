package io.volmount.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What grows with the square of a text is found out, whatever it is that grows. */
class CountedReaderTest {
    private static final int SIZE = 1 << 16;
    private static final long MOST = 1_000L * SIZE;

    static Stream<Class<? extends Consumer<String[]>>> squares() {
        return Stream.of(
                Squares.Loops.class,
                Squares.Searches.class,
                Squares.Matches.class,
                Squares.Copies.class,
                Squares.Lists.class);
    }

    @ParameterizedTest
    @MethodSource("squares")
    void aSquareIsEnded(Class<? extends Consumer<String[]>> reader) {
        assertThatThrownBy(() -> new CountedReader(reader).steps(MOST, "a".repeat(SIZE)))
                .isInstanceOf(Steps.TooMany.class)
                .hasMessage("more than " + MOST + " steps");
    }

    @Test
    void whatGrowsWithTheTextIsNot() {
        CountedReader reader = new CountedReader(Squares.Once.class);
        assertThat(reader.steps(MOST, "a".repeat(SIZE))).isBetween((long) SIZE, 4L * SIZE);
    }
}

package io.volmount.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {
    @ParameterizedTest
    @CsvSource({"abc, 3", "'', 0", "\u6f22\u5b57, 4", "e\u0301, 1", "a\u001b[31mred\u001b[0m, 4", "\u2581\u2588, 2"})
    void aWideCharacterTakesTwoAndAColourNone(String text, int columns) {
        assertThat(Columns.of(text)).isEqualTo(columns);
    }
}

package io.volmount.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is set as code within a sentence can be copied from the page as it is. */
class InlineCodeTest {
    @ParameterizedTest
    @MethodSource("io.volmount.pages.Page#all")
    void noneIsBrokenOverTheEndOfALine(Page page) {
        assertThat(page.prose().lines())
                .allSatisfy(
                        line -> assertThat(line.chars().filter(c -> c == '`').count())
                                .as(line)
                                .isEven());
    }
}

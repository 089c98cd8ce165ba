package io.volmount.playbook.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class AmountProperties {
    @Property
    void aShareIsNeverMoreThanAskedForExceptToBeOne(
            @ForAll @IntRange(min = 1, max = 100) int percent, @ForAll @IntRange(min = 1) int total) {
        int agents = Amount.percent(percent).of(total);

        assertThat(agents).isBetween(1, total);
        assertThat(agents == 1 || agents * 100L <= (long) percent * total).isTrue();
        assertThat((agents + 1L) * 100).isGreaterThan((long) percent * total);
    }

    @Property
    void nothingStaysNothing(@ForAll @IntRange int total) {
        assertThat(Amount.percent(0).of(total)).isZero();
        assertThat(Amount.agents(0).of(total)).isZero();
    }

    @Property
    void whatIsWrittenIsReadBack(@ForAll @IntRange(max = 100) int number, @ForAll Amount.Unit unit) {
        Amount amount = new Amount(number, unit);

        assertThat(Amount.parse(amount.toString())).contains(amount);
    }

    @Example
    void whatIsNoAmountIsRefused() {
        assertThat(List.of("", "-1", "101%", "ten", "1.5", "%", "9999999999", "1%%"))
                .allSatisfy(text -> assertThat(Amount.parse(text)).isEmpty());
    }
}

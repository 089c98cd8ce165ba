package io.volmount.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.data.Percentage;

class ByteSizeProperties {
    @Example
    void unitsAreThoseOfTheDocumentedProcedure() {
        assertThat(List.of("200MB", "200 mb", "200M", "200MiB", " 204800K ", "209715200", "209715200B"))
                .allSatisfy(text -> assertThat(ByteSize.parse(text)).contains(ByteSize.ofMb(200)));
        assertThat(ByteSize.parse("1T")).contains(new ByteSize(1L << 40));
    }

    @Example
    void whatIsNoSizeIsNone() {
        assertThat(List.of(
                        "", "MB", "-1MB", "1.5GB", "200iB", "1PB", "200 M B", "0x10", "9999999999999", "999999999999T"))
                .allSatisfy(text -> assertThat(ByteSize.parse(text)).isEmpty());
    }

    @Property
    void anyTextIsReadOrNot(@ForAll String text) {
        assertThat(ByteSize.parse(text))
                .satisfiesAnyOf(
                        size -> assertThat(size).isEmpty(),
                        size -> assertThat(size.orElseThrow().bytes()).isNotNegative());
    }

    @Property
    void whatIsShownIsShortAndNearAndExactWhenItIsWhole(@ForAll @LongRange(max = 1L << 50) long bytes) {
        ByteSize size = new ByteSize(bytes);
        String[] shown = size.toString().split(" ");
        long unit = ByteSize.parse("1" + shown[1]).orElseThrow().bytes();

        assertThat(size.toString()).matches("[0-9]{1,4}(\\.[0-9])? [KMGT]?B");
        assertThat((double) bytes).isCloseTo(Double.parseDouble(shown[0]) * unit, Percentage.withPercentage(5));
        if (!shown[0].contains(".")) {
            assertThat(ByteSize.parse(size.toString())).contains(size);
        }
    }
}

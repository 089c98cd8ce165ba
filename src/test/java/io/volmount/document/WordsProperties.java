package io.volmount.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

class WordsProperties {
    @Property
    void aDurationWrittenOutIsReadBackAsItself(@ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long millis) {
        Duration duration = Duration.ofMillis(millis);

        assertThat(Durations.parse(Durations.text(duration))).contains(duration);
    }

    @Example
    void durationsAreReadAsOperatorsWriteThem() {
        assertThat(Durations.parse("1h30m")).contains(Duration.ofMinutes(90));
        assertThat(Durations.parse("500ms")).contains(Duration.ofMillis(500));
        assertThat(Durations.parse("2d")).contains(Duration.ofHours(48));
        assertThat(List.of("", " ", "30", "m", "1m1h", "-5s", "1.5h", "5 minutes", "10ms5s"))
                .allSatisfy(text -> assertThat(Durations.parse(text)).isEmpty());
    }

    @Property
    void twoNeighboursSwappedIsOneMistake(
            @ForAll @AlphaChars @StringLength(max = 10) String before,
            @ForAll @AlphaChars @StringLength(max = 10) String after) {
        assertThat(Spelling.distance(before + "ab" + after, before + "ba" + after))
                .isEqualTo(1);
    }

    @Property
    void theDistanceIsSymmetricAndZeroOnlyForTheSameWord(
            @ForAll @AlphaChars @StringLength(max = 12) String a,
            @ForAll @AlphaChars @StringLength(max = 12) String b) {
        assertThat(Spelling.distance(a, b))
                .isEqualTo(Spelling.distance(b, a))
                .isLessThanOrEqualTo(Math.max(a.length(), b.length()));
        assertThat(Spelling.distance(a, b) == 0).isEqualTo(a.equals(b));
    }

    @Example
    void theNearestWordIsProposedOnlyIfItIsNear() {
        List<String> known = List.of("path", "source", "filesystem", "fstab");

        assertThat(Spelling.nearest("filesytem", known)).contains("filesystem");
        assertThat(Spelling.nearest("FSTAB", known)).contains("fstab");
        assertThat(Spelling.nearest("banana", known)).isEmpty();
    }
}

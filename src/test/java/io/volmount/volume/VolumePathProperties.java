package io.volmount.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;

class VolumePathProperties {
    @Example
    void onlyWhatDiscoveryMatchesIsAVolume() {
        assertThat(List.of("/dcos/volume0", "/dcos/volume10", "/dcos/volume007"))
                .allSatisfy(path -> assertThat(VolumePath.of(path)).hasToString(path));
        assertThat(List.of(
                        "",
                        "/dcos/volume",
                        "/dcos/volume0/",
                        "/dcos/volume0/x",
                        "/dcos/volumex",
                        "/dcos/volume-1",
                        "/dcos/volume0\n",
                        "/mnt/dcos/volume3",
                        "dcos/volume0",
                        "/dcos/volume\u0661",
                        "/dcos/volume1234567890"))
                .allSatisfy(path -> assertThat(VolumePath.parse(path)).isEmpty());
    }

    @Property
    void anythingElseIsNone(@ForAll @NumericChars @Chars({'\n', ' ', '/', '-'}) String end) {
        assertThat(VolumePath.parse("/dcos/volume" + end).isPresent())
                .isEqualTo(end.matches("[0-9]{1,9}") && !end.endsWith("\n"));
    }

    @Property
    void volumesAreOrderedByTheirNumbers(@ForAll @IntRange(min = 0) int a, @ForAll @IntRange(min = 0) int b) {
        int digits = 999_999_999;
        VolumePath one = new VolumePath(String.valueOf(a % digits));
        VolumePath other = new VolumePath(String.valueOf(b % digits));

        assertThat(Integer.signum(one.compareTo(other))).isEqualTo(Integer.compare(a % digits, b % digits));
        assertThat(new VolumePath("07"))
                .isNotEqualByComparingTo(new VolumePath("7"))
                .isLessThan(new VolumePath("10"));
    }

    @Example
    void itsMountUnitIsNamedAsSystemdNamesIt() {
        assertThat(VolumePath.of("/dcos/volume12").mountUnit()).isEqualTo("dcos-volume12.mount");
    }
}

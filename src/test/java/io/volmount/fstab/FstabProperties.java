package io.volmount.fstab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class FstabProperties {
    private static final FstabEntry ROOT = new FstabEntry("UUID=1", "/", "ext4", "defaults", 0, 1);

    /** Any text that a path can be, above all one that looks like several fields or lines. */
    @Provide
    Arbitrary<String> paths() {
        Arbitrary<String> nasty = Arbitraries.of(
                " ", "\t", "\n", "\r", "\f", "\u000b", "\\", "\\040", "#", "\u3000", "\u2028", "\u0085", "\u00a0",
                "\u00e4", "/");
        return Arbitraries.oneOf(nasty, Arbitraries.strings().ofLength(1))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(parts -> "/" + String.join("", parts))
                .filter(path -> path.codePoints().noneMatch(c -> c == 0 || c >= 0xd800 && c <= 0xdfff));
    }

    @Provide
    Arbitrary<String> foreign() {
        return Arbitraries.of(
                "", "   ", "\t", "# UUID=2 /data ext4 defaults 0 2", "  # x", "#", "one", "one two", "\r");
    }

    @Property
    void anEntryIsReadBackAsItWasWritten(
            @ForAll("paths") String spec,
            @ForAll("paths") String file,
            @ForAll @IntRange(max = 1) int dump,
            @ForAll @IntRange(max = 2) int pass) {
        FstabEntry entry = new FstabEntry(spec, file, "ext4", "loop,nofail", dump, pass);

        assertThat(entry.line()).doesNotContain("\n");
        assertThat(Fstab.parse(ROOT.line() + "\n" + entry.line() + "\n").entries())
                .containsExactly(ROOT, entry);
        assertThat(new Fstab(List.of(ROOT, entry)).on(file)).contains(entry);
    }

    @Property
    void whatIsNoEntryIsKeptOut(@ForAll("foreign") String before, @ForAll("foreign") String after) {
        assertThat(Fstab.parse(before + "\n" + ROOT.line() + "\n" + after).entries())
                .containsExactly(ROOT);
    }

    @Property
    void anyTextIsRead(@ForAll String text) {
        assertThat(Fstab.parse(text).entries())
                .hasSizeLessThanOrEqualTo(1 + (int) text.lines().count());
    }

    @Example
    void leftOutFieldsHaveTheirUsualValues() {
        assertThat(Fstab.parse("/dev/vdb\t/data  xfs\r\n/dev/vdc /more xfs noatime 1")
                        .entries())
                .containsExactly(
                        new FstabEntry("/dev/vdb", "/data", "xfs", "defaults", 0, 0),
                        new FstabEntry("/dev/vdc", "/more", "xfs", "noatime", 1, 0));
    }

    @Example
    void escapesStandForBytesOfUtf8() {
        assertThat(Fstab.parse("/dev/vdb /d\\303\\244ta\\040x ext4").on("/d\u00e4ta x"))
                .hasSize(1);
        assertThat(Fstab.parse("/dev/vdb /a\\9\\04 ext4").on("/a\\9\\04")).hasSize(1);
    }
}

package io.volmount.fstab;

import static org.assertj.core.api.Assertions.assertThat;

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
                " ", "\t", "\n", "\f", "\u000b", "\\", "\\040", "#", "\u3000", "\u2028", "\u0085", "\u00a0", "\u00e4",
                "/");
        return Arbitraries.oneOf(nasty, Arbitraries.strings().ofLength(1))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(parts -> "/" + String.join("", parts))
                .filter(path -> path.codePoints().noneMatch(c -> c == 0 || c >= 0xd800 && c <= 0xdfff));
    }

    @Provide
    Arbitrary<String> foreign() {
        return Arbitraries.of("", "   ", "\t", "# UUID=2 /data ext4 defaults 0 2", "  # x", "#", "\r");
    }

    @Property
    void anEntryIsReadBackAsItWasWritten(
            @ForAll("paths") String spec,
            @ForAll("paths") String file,
            @ForAll @IntRange(max = 1) int dump,
            @ForAll @IntRange(max = 2) int pass) {
        FstabEntry entry = new FstabEntry(spec, file, "ext4", "loop,nofail", dump, pass);

        assertThat(entry.line()).doesNotContain("\n");
        FstabEntry plain = new FstabEntry(spec, PathSlashes.simplify(file), "ext4", "loop,nofail", dump, pass);
        Fstab read = Fstab.parse(ROOT.line() + "\n" + entry.line() + "\n");
        assertThat(read.lines()).extracting(FstabLine::atBoot).containsExactly(ROOT, plain);
        assertThat(read.lines()).extracting(FstabLine::byHand).containsExactly(ROOT, plain);
        assertThat(read.on(plain.file())).extracting(FstabLine::number).contains(2);
    }

    @Property
    void whatIsNoEntryIsKeptOut(@ForAll("foreign") String before, @ForAll("foreign") String after) {
        assertThat(Fstab.parse(before + "\n" + ROOT.line() + "\n" + after).lines())
                .containsExactly(new FstabLine(2, ROOT.line(), ROOT.line(), ROOT, ROOT));
    }

    @Property
    void anyTextIsRead(@ForAll String text) {
        assertThat(Fstab.parse(text).lines())
                .hasSizeLessThanOrEqualTo(1 + (int) text.lines().count());
    }

    @Example
    void leftOutFieldsHaveTheirDefaultValues() {
        assertThat(Fstab.parse("/dev/vdb\t/data  xfs\n/dev/vdc /more xfs noatime 1\n/dev/vdd /most")
                        .lines())
                .extracting(FstabLine::atBoot)
                .containsExactly(
                        new FstabEntry("/dev/vdb", "/data", "xfs", "defaults", 0, 0),
                        new FstabEntry("/dev/vdc", "/more", "xfs", "noatime", 1, 0),
                        new FstabEntry("/dev/vdd", "/most", "auto", "defaults", 0, 0));
    }

    @Example
    void aCarriageReturnAtTheEndIsPartOfTheLastFieldAtBoot() {
        FstabLine line = Fstab.parse("/dev/vdb /data xfs\r\n").lines().get(0);
        assertThat(line.atBoot().type()).isEqualTo("xfs\r");
        assertThat(line.byHand().type()).isEqualTo("xfs");
        assertThat(line.text()).isEqualTo("/dev/vdb /data xfs");
    }

    @Example
    void escapesStandForBytesOfUtf8() {
        assertThat(Fstab.parse("/dev/vdb /d\\303\\244ta\\040x ext4").on("/d\u00e4ta x"))
                .hasSize(1);
        assertThat(Fstab.parse("/dev/vdb /a\\9\\04 ext4").on("/a\\9\\04")).hasSize(1);
    }

    @Example
    void aMountPointIsOneHoweverItIsWritten() {
        for (String written : new String[] {
            "/data/x", "/data/x/", "//data//x//", "/./data/./x/.", "/data/y/../x", "/data\\057x", "/d\\141ta/x"
        }) {
            assertThat(Fstab.parse("/dev/vdb " + written + " ext4").on("/data/x"))
                    .as(written)
                    .hasSize(1);
        }
        assertThat(Fstab.parse("/dev/vdb /data/x swap\n/dev/vdb data/x ext4\n/dev/vdb /data/X ext4")
                        .on("/data/x"))
                .isEmpty();
    }

    @Example
    void specificationsAreTheSameByWhateverSpelling() {
        FstabSpec uuid = new FstabSpec.Tag(DeviceTag.UUID, "ab-12");
        for (String written : new String[] {
            "UUID=ab-12",
            "UUID=\"ab-12\"",
            "UUID='ab-12'",
            "UUID=AB-12",
            "/dev/disk/by-uuid/ab-12",
            "//dev/disk/by-uuid/AB-12"
        }) {
            assertThat(FstabSpec.of(written).matches(uuid)).as(written).isTrue();
        }
        assertThat(FstabSpec.of("/dev/disk/by-label/my\\x20data"))
                .isEqualTo(FstabSpec.of("LABEL=my data"))
                .isEqualTo(FstabSpec.of("LABEL='my data'"));
        assertThat(FstabSpec.of("LABEL=a").matches(FstabSpec.of("LABEL=A"))).isFalse();
        assertThat(FstabSpec.of("PARTLABEL=a").matches(FstabSpec.of("LABEL=a"))).isFalse();
        assertThat(FstabSpec.of("/dev//mapper/./a/")).isEqualTo(new FstabSpec.AtPath("/dev/mapper/a"));
        assertThat(FstabSpec.of("none")).isEqualTo(new FstabSpec.Other("none"));
    }
}

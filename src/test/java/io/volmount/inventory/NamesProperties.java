package io.volmount.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.document.Diagnostics;
import io.volmount.document.Node.Scalar;
import io.volmount.document.SourceLocation;
import io.volmount.inventory.source.HostRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class NamesProperties {
    @Property(tries = 200)
    void aRangeStandsForEveryNumberOnceAndKeepsItsWidth(
            @ForAll @IntRange(max = 900) int first,
            @ForAll @IntRange(max = 99) int more,
            @ForAll @IntRange(min = 3, max = 6) int width) {
        String pattern = ("a[%0" + width + "d-%0" + width + "d].x").formatted(first, first + more);

        List<String> names = expand(pattern);

        assertThat(names)
                .hasSize(more + 1)
                .doesNotHaveDuplicates()
                .allSatisfy(name ->
                        assertThat(name).hasSize(3 + width).startsWith("a").endsWith(".x"));
        assertThat(names).isSorted();
    }

    @Property(tries = 200)
    void bracketsMultiply(@ForAll @IntRange(max = 30) int one, @ForAll @IntRange(max = 30) int other) {
        assertThat(expand("r[0-" + one + "]n[0-" + other + "]"))
                .hasSize((one + 1) * (other + 1))
                .doesNotHaveDuplicates();
    }

    @Property(tries = 300)
    void whatIsFoldedUnfoldsToTheSameNames(@ForAll("names") Set<String> names) {
        List<String> unfolded = new ArrayList<>();
        HostRange.split(NodeSet.fold(names)).forEach(pattern -> unfolded.addAll(expand(pattern)));

        assertThat(unfolded).doesNotHaveDuplicates();
        assertThat(new HashSet<>(unfolded)).isEqualTo(names);
    }

    @Provide
    Arbitrary<Set<String>> names() {
        Arbitrary<String> letters = Arbitraries.of("", "a", "b", "r1n", "10.0.", "x-");
        Arbitrary<String> digits =
                Arbitraries.strings().numeric().ofMinLength(0).ofMaxLength(11);
        Arbitrary<String> few = Arbitraries.integers().between(0, 120).map(String::valueOf);
        return Combinators.combine(letters, Arbitraries.oneOf(digits, few), Arbitraries.of("", ".example", "z"))
                .as((before, number, after) -> before + number + after)
                .filter(name -> !name.isEmpty())
                .set()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Example
    void foldedNamesReadAsTheFieldWritesThem() {
        assertThat(NodeSet.fold(expand("a[01-17]"))).isEqualTo("a[01-17]");
        assertThat(NodeSet.fold(List.of("a1", "a2", "a4", "b7", "gw"))).isEqualTo("a[1-2,4],b7,gw");
        assertThat(NodeSet.fold(List.of("10.0.1.11", "10.0.1.12"))).isEqualTo("10.0.1.[11-12]");
        assertThat(NodeSet.fold(List.of("a9", "a10", "a010"))).isEqualTo("a[9-10],a010");
    }

    @Example
    void rangesThatCannotBeMeantAreRefused() {
        assertThat(List.of(
                        "a[1-200000]",
                        "a[1-1000]b[1-1000]",
                        "a[01-2]",
                        "a[8-012]",
                        "a[3-1]",
                        "a[]",
                        "a[1-]",
                        "a[1-2-3]",
                        "a[x-z]",
                        "a[[1]]",
                        "a[1",
                        "a1]",
                        "a[9999999999]"))
                .allSatisfy(pattern -> {
                    Diagnostics diagnostics = new Diagnostics();
                    assertThat(HostRange.expand(scalar(pattern), diagnostics)).isEmpty();
                    assertThat(diagnostics.isEmpty()).isFalse();
                });
    }

    private static List<String> expand(String pattern) {
        return HostRange.expand(scalar(pattern), new Diagnostics()).orElseThrow();
    }

    private static Scalar scalar(String text) {
        return new Scalar(SourceLocation.whole("test"), text);
    }
}

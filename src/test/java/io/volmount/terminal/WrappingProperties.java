package io.volmount.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class WrappingProperties {
    private static final String COLOUR = "\u001b\\[[0-9;]*m";

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.frequencyOf(
                Tuple.of(
                        20,
                        Arbitraries.strings()
                                .withCharRange('a', 'z')
                                .ofMinLength(1)
                                .ofMaxLength(14)),
                Tuple.of(
                        4,
                        Arbitraries.strings().withChars("\u6f22\u5b57e\u0301").ofMaxLength(9)),
                Tuple.of(
                        1,
                        Arbitraries.strings()
                                .withChars('/', 'x')
                                .ofMinLength(50)
                                .ofMaxLength(130)),
                Tuple.of(4, Arbitraries.of("\u001b[31mred", "\u001b[1mbold\u001b[0m", "\u001b[0m", "\u001b[0mx")));
        Arbitrary<String> lines = words.list().ofMaxSize(40).map(list -> String.join(" ", list));
        return Arbitraries.integers()
                .between(0, 12)
                .flatMap(indent -> lines.map(line -> " ".repeat(indent) + line))
                .list()
                .ofMaxSize(4)
                .map(all -> String.join("\n", all));
    }

    private static List<String> words(String text) {
        return List.of(text.replaceAll(COLOUR, "").strip().split("\\s+"));
    }

    private static String wrapped(String text, int columns) {
        return new Wrapping(columns).of(text);
    }

    @Property
    void everyWordIsThereAndWhole(@ForAll("texts") String text, @ForAll @IntRange(min = 60, max = 120) int columns) {
        assertThat(words(wrapped(text, columns))).isEqualTo(words(text));
    }

    @Property
    void noLineIsTooLongUnlessItIsOneWord(
            @ForAll("texts") String text, @ForAll @IntRange(min = 60, max = 120) int columns) {
        assertThat(wrapped(text, columns).lines())
                .allMatch(line -> Columns.of(line) <= columns || words(line).size() == 1);
    }

    @Property
    void whatFitsStaysAsItIs(@ForAll("texts") String text) {
        int widest = text.lines().mapToInt(Columns::of).max().orElse(0);

        assertThat(wrapped(text, Math.max(60, widest))).isEqualTo(text);
    }

    /** The colours of every character, in a terminal that forgets them at the end of a line, as less does. */
    @Property
    void colourReachesTheSameCharactersAndStopsAtEachBreak(@ForAll("texts") String text) {
        for (String line : text.lines().toList()) {
            String wrapped = wrapped(line, 60);
            assertThat(colours(wrapped)).isEqualTo(colours(line));
            assertThat(wrapped.lines().limit(Math.max(0, wrapped.lines().count() - 1)))
                    .allMatch(part -> part.lastIndexOf('\u001b') == part.lastIndexOf("\u001b[0m"));
        }
    }

    private static List<String> colours(String text) {
        List<String> all = new ArrayList<>();
        for (String line : text.split("\n")) {
            String colour = "";
            for (String piece : line.split("(?=" + COLOUR + ")|(?<=m)(?<=" + "\u001b\\[[0-9;]{0,9}m)")) {
                if (piece.matches(COLOUR)) {
                    colour = piece.equals("\u001b[0m") ? "" : colour + piece;
                } else {
                    String on = colour;
                    piece.chars().filter(c -> c != ' ').forEach(c -> all.add(on + (char) c));
                }
            }
        }
        return all;
    }

    @Example
    void aWrappedLineHangsDeeperThanWhatIsListedBelowIt() {
        String line =
                "  a1: failed, mkfs.xfs exited with 1: /dev/disk/by-id/virtio-data0 appears to contain a file system";

        assertThat(wrapped(line, 60))
                .isEqualTo("  a1: failed, mkfs.xfs exited with 1:\n"
                        + "      /dev/disk/by-id/virtio-data0 appears to contain a file\n"
                        + "      system");
    }

    @Example
    void aTableHangsBelowItsLastColumn() {
        String line =
                "  \u001b[1mmount-volume\u001b[0m    mount /dcos/volume0 where the fstab entry of this volume says so";

        assertThat(wrapped(line, 60))
                .isEqualTo("  \u001b[1mmount-volume\u001b[0m    mount /dcos/volume0 where the fstab entry\n"
                        + "                  of this volume says so");
    }

    @Example
    void aNarrowTerminalWrapsByItself() {
        String line = "word ".repeat(40);

        assertThat(wrapped(line, 59)).isEqualTo(line);
    }

    @Example
    void aLineTakesTheRowsThatItFills() {
        assertThat(new Wrapping(60).rows("x".repeat(60) + "\n\n" + "x".repeat(61) + "\n"))
                .isEqualTo(4);
    }
}

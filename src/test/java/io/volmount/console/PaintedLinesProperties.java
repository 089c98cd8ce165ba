package io.volmount.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.report.Style;
import io.volmount.terminal.ScreenSize;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PaintedLinesProperties {
    /** Either lines are painted, or one scrolls away. */
    private record Act(boolean scrolls, List<String> lines) {}

    @Provide
    Arbitrary<List<Act>> acts() {
        Arbitrary<String> words =
                Arbitraries.of("a", "agent ", "\u65e5\u672c", "\uD83D\uDE00", "e\u0301", Style.COLOUR.bad("red"));
        Arbitrary<String> line = words.list().ofMaxSize(12).map(parts -> String.join("", parts));
        return Combinators.combine(Arbitraries.of(true, false), line.list().ofMaxSize(12))
                .as(Act::new)
                .list()
                .ofMaxSize(12);
    }

    @Property(tries = 500)
    void whateverIsPaintedOnlyWhatScrolledIsLeft(
            @ForAll("acts") List<Act> acts,
            @ForAll @IntRange(min = 4, max = 30) int width,
            @ForAll @IntRange(min = 1, max = 8) int height) {
        TinyTerminal terminal = new TinyTerminal(width, height);
        PaintedLines painted = new PaintedLines(terminal.stream(), new ScreenSize(width, height));
        List<String> scrolled = new ArrayList<>();

        for (Act act : acts) {
            if (act.scrolls) {
                scrolled.add("s" + scrolled.size());
                painted.scroll(scrolled.get(scrolled.size() - 1));
            } else {
                painted.paint(act.lines);
            }
            assertThat(terminal.wrapped()).isZero();
            assertThat(terminal.lines().subList(0, scrolled.size())).isEqualTo(scrolled);
            assertThat(terminal.lines().size() - scrolled.size()).isLessThanOrEqualTo(height);
        }
        painted.paint(List.of());

        scrolled.add("");
        assertThat(terminal.lines()).isEqualTo(scrolled);
    }

    /** As long as what was painted still fits the screen, which scrolls the rest away for good. */
    @Property(tries = 500)
    void whateverTheSizeBecomesOnlyWhatScrolledIsLeft(
            @ForAll("acts") List<Act> acts, @ForAll @Size(max = 12) List<@IntRange(min = 8, max = 40) Integer> widths) {
        TinyTerminal terminal = new TinyTerminal(20, 200);
        PaintedLines painted = new PaintedLines(terminal.stream(), new ScreenSize(20, 200));
        List<String> scrolled = new ArrayList<>();

        for (int i = 0; i < Math.max(acts.size(), widths.size()); i++) {
            if (i < widths.size()) {
                terminal.resize(widths.get(i), 200);
                painted.resize(new ScreenSize(widths.get(i), 200));
            }
            if (i < acts.size() && acts.get(i).scrolls) {
                scrolled.add("s" + scrolled.size());
                painted.scroll(scrolled.get(scrolled.size() - 1));
            } else if (i < acts.size()) {
                painted.paint(acts.get(i).lines);
            }
        }
        painted.paint(List.of());

        scrolled.add("");
        assertThat(terminal.lines()).isEqualTo(scrolled);
    }

    @Example
    void whereThereIsNotRoomForAllTheLastLinesAreShown() {
        TinyTerminal terminal = new TinyTerminal(10, 3);

        new PaintedLines(terminal.stream(), new ScreenSize(10, 3)).paint(List.of("1", "2", "3 too long for the row"));

        assertThat(terminal.lines()).containsExactly("2", "3 too lon", "");
    }

    @Example
    void aScrolledLineIsNeverCut() {
        TinyTerminal terminal = new TinyTerminal(10, 5);
        PaintedLines painted = new PaintedLines(terminal.stream(), new ScreenSize(10, 5));

        painted.paint(List.of("state"));
        painted.scroll("why it failed, in full");

        assertThat(terminal.lines()).containsExactly("why it fai", "led, in fu", "ll", "state", "");
    }

    @Example
    void aLongScrolledLineWrapsBetweenWordsWhereThereIsRoom() {
        TinyTerminal terminal = new TinyTerminal(60, 5);

        new PaintedLines(terminal.stream(), new ScreenSize(60, 5))
                .scroll("14:38:39 c005: failed: make-filesystem: /dev/xvdf contains a mounted file system");

        assertThat(terminal.lines())
                .containsExactly(
                        "14:38:39 c005: failed: make-filesystem: /dev/xvdf contains a", "    mounted file system", "");
    }
}

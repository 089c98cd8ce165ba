package io.volmount.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.document.Quoted;
import io.volmount.report.Printable;
import io.volmount.shell.session.NodeText;
import io.volmount.ssh.transport.PeerText;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whichever way a text from outside takes to a terminal, the terminal obeys nothing in it. */
class TerminalSafeProperties {
    private static final Map<String, UnaryOperator<String>> WAYS = Map.of(
            "Printable.of", Printable::of,
            "Printable.coloured", Printable::coloured,
            "Printable.lines", text -> Printable.lines(text, false),
            "Printable.inPassing", Printable::inPassing,
            "Quoted.quoted", Quoted::quoted,
            "NodeText.sentence", NodeText::sentence,
            "NodeText.tail", NodeText::tail,
            "NodeText.lastLine", NodeText::lastLine,
            "PeerText.clean", PeerText::clean,
            "PeerText.cleanEnd", PeerText::cleanEnd);

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                        Arbitraries.of(
                                "\u001b[2J", "\u009b2J", "\r", "\n", "\t", "\u0007", "\u0085", "\u007f", "\u00ad"),
                        Arbitraries.of("\u200b", "\u200f", "\u2028", "\u2029", "\u202e", "\u2066", "\ufeff", "\ue000"),
                        Arbitraries.of("\udb40\udc41", "\udbff\udfff", "\ud800", "\udc00", "\uffff", "\u0378"),
                        Arbitraries.of("\ud83d\udc18".repeat(500), "x".repeat(79), "x".repeat(119), "x".repeat(799)),
                        Arbitraries.strings().ofMaxLength(4))
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 1000)
    void noWayLetsATerminalObey(@ForAll("texts") String text) {
        WAYS.forEach((name, way) -> assertThat(way.apply(text).replaceAll("\u001b\\[(?:[0-3]|2[1-4]|3[1-3]|39)m", ""))
                .as(name)
                .doesNotMatch("(?s).*[\\p{C}\\p{Zl}\\p{Zp}&&[^\n\t]].*"));
    }

    @Property(tries = 200)
    void nothingThatIsShownIsLost(@ForAll("texts") String text) {
        String safe = TerminalSafe.line(text, '?');

        assertThat(TerminalSafe.line(safe, '?')).isEqualTo(safe);
        assertThat(safe.codePoints().toArray()).hasSize((int) text.codePoints().count());
    }
}

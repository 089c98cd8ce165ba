package io.volmount.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.Kinds;
import io.volmount.rollout.RolloutEvent;
import io.volmount.step.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** Whatever a node said is read back as it was written. */
class JournalProperties {
    private final EventCodec codec = new EventCodec("0.1.0");

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> nasty = Arbitraries.of(
                "\r\n",
                "\u2028",
                "\u0085",
                "\u0000",
                "\u001b[2J",
                "\u009b",
                "\"}",
                "\\",
                "\\u",
                "{\"crc\":\"",
                "\uFEFF",
                "is",
                "null",
                "\uD83D\uDE00",
                " ");
        return Arbitraries.oneOf(nasty, Arbitraries.strings().ofMaxLength(8))
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts))
                .filter(text -> text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff));
    }

    @Property(tries = 150)
    void everyEventIsReadBackAsItWasWritten(@ForAll("texts") String text, @ForAll @LongRange(min = 0) long number) {
        AnyEvents any = new AnyEvents(text, number);
        assertThat(Stream.of(
                                any.all(),
                                any.attributeEvents(),
                                any.removalEvents(),
                                List.of(any.later(), any.drainEvent()))
                        .flatMap(List::stream))
                .allSatisfy(event -> {
                    String line = codec.encode(event);
                    assertThat(line).doesNotContain("\n");
                    assertThat(codec.decode(line.getBytes(StandardCharsets.UTF_8))
                                    .map(EventCodec.Line::event))
                            .contains(event);
                });
    }

    @Property(tries = 50)
    void halfACharacterDoesNotMakeALineUnreadable(@ForAll String text, @ForAll @LongRange(min = 0) long number) {
        assertThat(new AnyEvents(text + "\uD800", number).all())
                .allSatisfy(event -> assertThat(codec.decode(codec.encode(event).getBytes(StandardCharsets.UTF_8)))
                        .isPresent());
    }

    @Example
    void noKindOfEventOrStepIsMissingHere() {
        AnyEvents any = new AnyEvents("x", 1);

        assertThat(kinds(any.all()))
                .containsExactlyInAnyOrderElementsOf(
                        Kinds.of(RolloutEvent.class).toList());
        assertThat(kinds(Stream.of(
                                any.steps(),
                                any.laterSteps(),
                                any.attributeSteps(),
                                any.removalSteps(),
                                any.drainSteps())
                        .flatMap(List::stream)
                        .toList()))
                .containsExactlyInAnyOrderElementsOf(Kinds.of(Step.class).toList());
    }

    private static List<Class<?>> kinds(List<?> values) {
        return values.stream().<Class<?>>map(Object::getClass).distinct().toList();
    }
}

package io.volmount.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volmount.rollout.RolloutEvent;
import io.volmount.storage.VolmountVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds every format of the journal that was ever written to the files that were written in it. Such a file is never
 * edited: whatever needs another one is a new format, with a new number and a new file beside the old ones.
 */
class JournalFormatsTest {
    private static final AnyEvents ANY = new AnyEvents("a \"text\" of B\u00fccher", 1_234_567_890_123L);
    private static final List<RolloutEvent> EVENTS = ANY.all();
    private static final Path FILE = Path.of("events.jsonl");

    private static String written(int format) throws IOException {
        return written("format-" + format + ".jsonl");
    }

    private static String written(String name) throws IOException {
        try (InputStream file = JournalFormatsTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }

    private static List<RolloutEvent> read(String journal) throws IOException {
        return JournalReader.log(FILE, new ByteArrayInputStream(journal.getBytes(UTF_8)), JournalReader.LONGEST)
                .events();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, EventCodec.FORMAT})
    void everyFormatIsRead(int format) throws IOException {
        assertThat(read(written(format))).isEqualTo(EVENTS);
    }

    @Test
    void theFormatIsWrittenAsItAlwaysWas() throws IOException {
        EventCodec codec = new EventCodec("0.1.0");

        assertThat(EVENTS.stream().map(codec::encode))
                .containsExactlyElementsOf(written(EventCodec.FORMAT).lines().toList());
    }

    @Test
    void attributesAreReadAndWrittenAsTheyAlwaysWere() throws Exception {
        assertSame(ANY.attributeEvents(), "attributes-2.jsonl");
    }

    @Test
    void removalsAreReadAndWrittenAsTheyAlwaysWere() throws Exception {
        assertSame(ANY.removalEvents(), "removals-2.jsonl");
    }

    @Test
    void drainsAreReadAndWrittenAsTheyAlwaysWere() throws Exception {
        assertSame(List.of(ANY.drainEvent()), "drains-2.jsonl");
    }

    @Test
    void theIdsOfAgentsAreReadAndWrittenAsTheyAlwaysWere() throws Exception {
        assertSame(List.of(ANY.openingWithIds()), "ids-2.jsonl");
    }

    private static void assertSame(List<RolloutEvent> events, String file) throws Exception {
        EventCodec codec = new EventCodec("0.1.0");
        List<String> lines = written(file).lines().toList();

        assertThat(events.stream().map(codec::encode)).containsExactlyElementsOf(lines);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(codec.decode(lines.get(i).getBytes(UTF_8)).orElseThrow().event())
                    .isEqualTo(events.get(i));
        }
    }

    @Test
    void aLaterFormatIsRecognizedByItsVersion() {
        String later = line("{\"format\":3,\"volmount\":\"9.8.7\",\"is\":\"RunOpened\",\"new\":true}");

        assertThatThrownBy(() -> read(later))
                .isInstanceOf(DamagedJournal.class)
                .hasMessage("events.jsonl:1: this line of the journal was written by volmount 9.8.7, which "
                        + VolmountVersion.named(VolmountVersion.current())
                        + " cannot read; use volmount 9.8.7 or later for this run");
    }

    @Test
    void aLineOfALaterVersionThatResumedTheRunIsRecognizedByThatVersion() throws IOException {
        String resumed = EVENTS.stream()
                .limit(2)
                .map(event -> new EventCodec("9.8.7").encode(event))
                .reduce("", (lines, line) -> lines + line + "\n");

        assertThatThrownBy(() -> read(resumed + line("{\"is\":\"AgentDrained\",\"agent\":\"a1\"}")))
                .hasMessageStartingWith(
                        "events.jsonl:3: this line of the journal was written by volmount 9.8.7, which ");
    }

    private static String line(String event) {
        CRC32C sum = new CRC32C();
        sum.update(event.getBytes(UTF_8));
        return String.format("{\"crc\":\"%08x\",\"event\":%s}%n", sum.getValue(), event);
    }
}

package io.volmount.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.text.TerminalSafe;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a master answers: agents of printable, bounded texts, or a sentence. */
class AgentsAnswerProperties {
    private static Optional<MasterAgents> read(byte[] answer) throws IOException {
        try {
            return Optional.of(AgentsAnswer.read(new JsonAnswer(new ByteArrayInputStream(answer), 1 << 20, 1 << 20)));
        } catch (UnusableAnswer sentence) {
            assertThat(sentence.getMessage()).startsWith("answers with");
            return Optional.empty();
        }
    }

    @Property(tries = 300)
    void anyBytesAreReadOrRefused(@ForAll byte[] bytes) throws IOException {
        read(bytes);
    }

    @Property(tries = 300)
    void anAnswerThatIsCutOffIsRefused(@ForAll("answers") Map<String, Object> answer, @ForAll double part)
            throws IOException {
        byte[] whole = JsonMapper.shared().writeValueAsBytes(answer);
        int length = (int) (Math.abs(part % 1) * (whole.length - 1));
        assertThat(read(new String(whole, 0, length, StandardCharsets.ISO_8859_1)
                        .getBytes(StandardCharsets.ISO_8859_1)))
                .isEmpty();
    }

    @Property(tries = 300)
    void whatIsReadIsPrintableAndBounded(@ForAll("answers") Map<String, Object> answer) throws IOException {
        read(JsonMapper.shared().writeValueAsBytes(answer))
                .ifPresent(read -> read.agents().forEach(agent -> {
                    assertSafe(agent.id());
                    assertSafe(agent.hostname());
                    agent.version().ifPresent(AgentsAnswerProperties::assertSafe);
                    agent.domain().ifPresent(domain -> assertSafe(domain.zone()));
                    agent.attributes().forEach((name, value) -> {
                        assertSafe(name);
                        assertSafe(value);
                    });
                    agent.unreserved().orElse(List.of()).forEach(resource -> assertSafe(resource.name()));
                }));
    }

    private static void assertSafe(String text) {
        assertThat(text).hasSizeLessThanOrEqualTo(400);
        assertThat(text.codePoints()).allMatch(TerminalSafe::shows);
    }

    @Provide
    Arbitrary<Map<String, Object>> answers() {
        Arbitrary<Object> leaf = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(400).map(text -> text),
                Arbitraries.doubles().map(number -> number),
                Arbitraries.bigIntegers().map(number -> number),
                Arbitraries.of(true, false).map(flag -> flag));
        Arbitrary<Object> value = Arbitraries.lazyOf(
                () -> leaf,
                () -> leaf,
                () -> leaf,
                () -> objects(leaf).map(object -> object),
                () -> objects(leaf).list().ofMaxSize(3).map(list -> list));
        Arbitrary<Map<String, Object>> agents = objects(value).map(fields -> {
            fields.putIfAbsent("id", "S1");
            fields.putIfAbsent("hostname", "h");
            fields.putIfAbsent("active", true);
            return fields;
        });
        return agents.list().ofMaxSize(3).map(list -> Map.of("slaves", list));
    }

    private static Arbitrary<Map<String, Object>> objects(Arbitrary<Object> values) {
        return Arbitraries.maps(
                        Arbitraries.of(
                                "id",
                                "hostname",
                                "active",
                                "pid",
                                "version",
                                "attributes",
                                "domain",
                                "fault_domain",
                                "zone",
                                "name",
                                "reserved_resources_full",
                                "unreserved_resources_full",
                                "disk",
                                "source",
                                "type",
                                "mount",
                                "root",
                                "scalar",
                                "value",
                                "reservations",
                                "role",
                                "\u202e\u0007"),
                        values)
                .ofMaxSize(8)
                .map(map -> map);
    }
}

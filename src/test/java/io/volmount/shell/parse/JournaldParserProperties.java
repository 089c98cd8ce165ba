package io.volmount.shell.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.JournaldLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.databind.json.JsonMapper;

class JournaldParserProperties {
    @Property
    void aMessageIsReadAsItWasWrittenWhetherAsTextOrAsBytes(@ForAll String message, @ForAll boolean asBytes) {
        String sound = new String(message.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("MESSAGE", asBytes ? bytes(sound) : sound);
        entry.put("_PID", "240");
        entry.put("UNIT", "dcos-volume0.mount");
        entry.put("_SYSTEMD_UNIT", "dcos-mesos-slave.service");
        entry.put("__MONOTONIC_TIMESTAMP", "42118416");

        List<JournaldLine> lines =
                JournaldParser.parse(List.of(JsonMapper.shared().writeValueAsString(entry)));

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.message()).isEqualTo(sound);
            assertThat(line.writerUnit()).isEqualTo("dcos-mesos-slave.service");
            assertThat(line.subjectUnit())
                    .as("only systemd itself names a unit")
                    .isEmpty();
        });
    }

    @Property
    void unknownContentIsSkippedOrReadAndNeverFails(@ForAll List<String> lines) {
        assertThat(JournaldParser.parse(lines)).hasSizeLessThanOrEqualTo(lines.size());
    }

    private static List<Integer> bytes(String text) {
        List<Integer> bytes = new ArrayList<>();
        for (byte part : text.getBytes(StandardCharsets.UTF_8)) {
            bytes.add(part & 0xff);
        }
        return bytes;
    }
}

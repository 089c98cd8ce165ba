package io.volmount.shell.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.JournaldLine;
import io.volmount.shell.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournaldParserTest {

    @Test
    void readsEachLineOnceOldestFirst() throws Exception {
        List<JournaldLine> lines = parse("journal-252.jsonl");
        assertThat(lines).extracting(JournaldLine::pid).containsExactly(1L, 1L, 240L, 310L, 310L, 412L, 310L);
        assertThat(lines.get(0))
                .isEqualTo(new JournaldLine(
                        Instant.parse("2026-11-22T19:14:24.418685Z"),
                        "a20",
                        "c935448829554964b09e49bf0a464c99",
                        29037718,
                        1,
                        "init.scope",
                        "dcos-volume0.mount",
                        "systemd",
                        "Mounting dcos-volume0.mount - /dcos/volume0..."));
        assertThat(lines.get(3).message()).contains("--resources=\"[{\"name\": \"disk\"");
    }

    @Test
    void readsAMessageGivenAsBytesAndOneLeftOut() throws Exception {
        List<JournaldLine> lines = parse("journal-252.jsonl");
        assertThat(lines.get(4).message()).contains("Failed to find mount");
        assertThat(lines.get(6).message()).isEmpty();
    }

    @Test
    void onlyLinesOfSystemdCountForAUnit() throws Exception {
        JournaldLine sudo = parse("journal-252.jsonl").get(5);
        assertThat(sudo.identifier()).isEqualTo("sudo");
        assertThat(sudo.subjectUnit()).isEmpty();
        assertThat(sudo.writerUnit()).isEqualTo("session-3.scope");
    }

    @Test
    void readsTheFormOfAnOldJournal() throws Exception {
        List<JournaldLine> lines = parse("journal-219.jsonl");
        assertThat(lines)
                .extracting(JournaldLine::message)
                .containsExactly(
                        "Mounting /dcos/volume0...",
                        "Mounted /dcos/volume0.",
                        "Found matching mounts : [('/dcos/volume0', 74)]");
        assertThat(lines.get(1).subjectUnit()).isEqualTo("dcos-volume0.mount");
        assertThat(lines.get(2).writerUnit()).isEqualTo("dcos-vol-discovery-pub-agent.service");
    }

    @Test
    void joinsLinesSplitByAnOldJournald() {
        String start = "--resources=\"" + "a".repeat(2048 - 13);
        String middle = "b".repeat(2047);
        List<JournaldLine> lines = new ArrayList<>();
        lines.add(line(310, 1, start));
        lines.add(line(240, 2, "something between"));
        lines.add(line(310, 3, middle));
        lines.add(line(310, 4, "c\""));
        lines.add(line(310, 5, "next"));
        assertThat(SplitLineJoiner.join(lines))
                .extracting(JournaldLine::message)
                .containsExactly(start + middle + "c\"", "something between", "next");
    }

    private static JournaldLine line(long pid, long monotonic, String message) {
        return new JournaldLine(Instant.EPOCH, "a20", "b", monotonic, pid, "u.service", "", "mesos-agent", message);
    }

    private static List<JournaldLine> parse(String name) throws Exception {
        return JournaldParser.parse(Samples.file(name).lines().toList());
    }
}

package io.volmount.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.JournaldLine;
import io.volmount.facts.NodeLimits;
import io.volmount.volume.VolumePath;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a proof keeps of the journal of a node is little, and holds what was said of the volume. */
class JournalExcerptTest {
    private static final VolumePath VOLUME = new VolumePath("7");

    private static JournaldLine line(String message) {
        return new JournaldLine(Instant.EPOCH, "a1", "b", 1, 1, "u", "", "mesos-agent", message);
    }

    private static String kept(String message) {
        CheckResult check = new CheckResult("x", Optional.of(true), "d", Collections.nCopies(5000, line(message)));
        CheckResult about = check.about(VOLUME);
        assertThat(about.journal()).hasSize(NodeLimits.JOURNAL_LINES);
        return about.journal().get(0).message();
    }

    @Test
    void aShortLineStaysWhole() {
        assertThat(kept("Mounted /dcos/volume7.")).isEqualTo("Mounted /dcos/volume7.");
    }

    @Test
    void aMapOfFourMillionLettersIsCut() {
        assertThat(kept("Generated disk resources map" + "x".repeat(4 << 20)))
                .startsWith("Generated disk resources map")
                .hasSizeLessThan(NodeLimits.JOURNAL_MESSAGE + 20);
    }

    @Test
    void ofAStartUpLineTheVolumeStays() {
        String flags = "--quiet=\"false\" ".repeat(100);
        String disks = "{\"root\": \"/dcos/volume70\"}, ".repeat(200) + "{\"root\": \"/dcos/volume7\"}]\" ";

        assertThat(kept("Flags at startup: " + flags + "--resources=\"[" + disks + flags))
                .startsWith("Flags at startup: ")
                .contains("--resources=\"", "\"/dcos/volume7\"}")
                .hasSizeLessThan(NodeLimits.JOURNAL_MESSAGE + 50);
    }

    @Test
    void aLongSentenceIsCut() {
        assertThat(new CheckResult("x", Optional.of(false), "no ".repeat(1 << 20), Collections.emptyList()).detail())
                .hasSizeLessThan(NodeLimits.SENTENCE + 10);
    }
}

package io.volmount.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volmount.rollout.RolloutEvent;
import io.volmount.storage.VolmountVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReopenedJournalTest {
    private static final List<RolloutEvent> EVENTS =
            new AnyEvents("ä\u2028€", 7).all().subList(5, 9);
    private static final RolloutEvent NEXT = new RolloutEvent.StopRequested(Instant.EPOCH);

    @TempDir
    Path home;

    private RunDirectory directory;
    private byte[] written;

    @BeforeEach
    void write() throws IOException {
        directory = RunDirectory.create(home, Instant.EPOCH, new Random(1));
        try (Journal journal = Journal.create(directory)) {
            EVENTS.forEach(journal::record);
        }
        written = Files.readAllBytes(directory.events());
    }

    @Test
    void whereverTheLogWasTornItContinuesAfterItsLastWholeLine() throws IOException {
        for (int end = 0; end <= written.length; end++) {
            Files.write(directory.events(), Arrays.copyOf(written, end));
            int whole = (int) new String(written, 0, end, StandardCharsets.ISO_8859_1)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();

            try (Journal journal = Journal.reopen(directory)) {
                assertThat(journal.past()).isEqualTo(EVENTS.subList(0, whole));
                journal.record(NEXT);
            }

            List<RolloutEvent> all = new ArrayList<>(EVENTS.subList(0, whole));
            all.add(NEXT);
            assertThat(JournalReader.read(directory.events())).isEqualTo(all);
        }
    }

    @Test
    void aDamagedLogIsLeftAsItIsAndMayBeTriedAgain() throws IOException {
        byte[] damaged = written.clone();
        damaged[20] ^= 1;
        Files.write(directory.events(), damaged);

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> Journal.reopen(directory))
                    .isInstanceOf(DamagedJournal.class)
                    .hasMessageContaining(directory.events() + ":1:");
        }
        assertThat(Files.readAllBytes(directory.events())).isEqualTo(damaged);
    }

    @Test
    void aLineOfAnotherVersionIsNotTakenForDamaged() throws IOException {
        String event = "{\"is\":\"StopRequested\"}";
        CRC32C sum = new CRC32C();
        sum.update(event.getBytes(StandardCharsets.UTF_8));
        String line = String.format("{\"crc\":\"%08x\",\"event\":%s}%n", sum.getValue(), event);
        Files.writeString(directory.events(), line);

        assertThatThrownBy(() -> JournalReader.read(directory.events()))
                .hasMessage(
                        directory.events() + ":1: this line of the journal was written by another version of volmount,"
                                + " which " + VolmountVersion.named(VolmountVersion.current())
                                + " cannot read; use that one for this run");
    }

    @Test
    void oneProcessAtATimeWorksOnARun() throws IOException {
        try (Journal first = Journal.reopen(directory)) {
            assertThatThrownBy(() -> Journal.reopen(directory))
                    .hasMessage("another volmount process, "
                            + ProcessHandle.current().pid() + ", is working on run " + directory.run()
                            + ": wait until it ends, or stop it");
            assertThat(RecordedRun.read(directory).directory()).isEqualTo(directory);
            first.record(NEXT);
        }
        Journal.reopen(directory).close();
    }

    @Test
    void aRunIsLockedAsLongAsItsJournalIsOpen() throws IOException {
        Files.write(directory.events(), new byte[0]);
        assertThat(RecordedRun.read(directory).state()).isEqualTo(RecordedRun.State.INTERRUPTED);
        try (Journal open = Journal.reopen(directory)) {
            assertThat(open.past()).isEmpty();
            assertThat(RecordedRun.read(directory).state()).isEqualTo(RecordedRun.State.RUNNING);
        }
    }
}

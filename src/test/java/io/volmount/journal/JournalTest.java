package io.volmount.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.volmount.rollout.RolloutEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final List<RolloutEvent> EVENTS =
            new AnyEvents("ä\u2028€", 7).all().subList(5, 9);

    @TempDir
    Path home;

    private RunDirectory directory;

    @BeforeEach
    void create() throws IOException {
        directory = RunDirectory.create(RunDirectory.runs(Map.of(), home), NOW, new Random(1));
    }

    private byte[] written() throws IOException {
        try (Journal journal = Journal.create(directory)) {
            EVENTS.forEach(journal::record);
        }
        return Files.readAllBytes(directory.events());
    }

    private List<RolloutEvent> read(byte[] content) throws IOException {
        return JournalReader.read(Files.write(directory.events(), content));
    }

    @Test
    void whatWasRecordedIsReadBack() throws IOException {
        written();

        assertThat(JournalReader.read(directory.events())).isEqualTo(EVENTS);
    }

    @Test
    void aLineWithoutAnEndIsNotReadForever() throws IOException {
        byte[] content = written();
        InputStream endless = new SequenceInputStream(new ByteArrayInputStream(content), new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        });

        assertThatThrownBy(() -> JournalReader.log(directory.events(), endless, 1 << 20))
                .isInstanceOf(DamagedJournal.class)
                .hasMessageContaining(directory.events() + ":" + (EVENTS.size() + 1) + ": ")
                .hasMessageContaining("more than 1 MB");
    }

    @Test
    void aLastLineTornAnywhereNeverTookEffect() throws IOException {
        byte[] content = written();
        int last = new String(content, 0, content.length - 1, StandardCharsets.ISO_8859_1).lastIndexOf('\n') + 1;

        for (int end = last; end < content.length; end++) {
            assertThat(read(Arrays.copyOf(content, end))).isEqualTo(EVENTS.subList(0, EVENTS.size() - 1));
        }
    }

    @Test
    void aRunThatWasTornBeforeItsOpeningHasNoEvents() throws IOException {
        assertThat(read(new byte[0])).isEmpty();
        assertThat(read("{\"crc".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void aChangedByteIsFoundAndItsLineNamed() throws IOException {
        byte[] content = written();
        int begin = 0;
        for (int line = 1; line <= EVENTS.size(); line++) {
            int number = line;
            int end = begin;
            while (content[end] != '\n') {
                end++;
            }
            for (int at : new int[] {begin, begin + 10, (begin + end) / 2, end - 1}) {
                byte[] changed = content.clone();
                changed[at] ^= 1;
                assertThatThrownBy(() -> read(changed))
                        .isInstanceOf(DamagedJournal.class)
                        .hasMessageStartingWith(directory.events() + ":" + number + ": this line");
            }
            begin = end + 1;
        }
    }

    @Test
    void aBlankLineIsDamageToo() throws IOException {
        byte[] content = written();
        byte[] longer = Arrays.copyOf(content, content.length + 1);
        longer[content.length] = '\n';

        assertThatThrownBy(() -> read(longer)).hasMessageContaining(":" + (EVENTS.size() + 1) + ":");
    }

    @Test
    void nobodyElseMayReadIt() throws IOException {
        written();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.path())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.events())))
                .isEqualTo("rw-------");
    }

    @Test
    void aJournalThatIsThereIsNotBegunAgain() throws IOException {
        written();

        assertThatThrownBy(() -> Journal.create(directory))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the journal " + directory.events() + " cannot be created (");
    }

    @Test
    void onAFullDiskItSaysSoAndTakesNothingMore() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        try (Journal journal = new Journal(
                full, RunLock.take(directory), FileChannel.open(full, StandardOpenOption.WRITE), List.of())) {
            assertThatThrownBy(() -> journal.record(EVENTS.get(0)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(
                            "the journal /dev/full cannot be written (no space left on device), so no further step begins; all that began are in the journal");
            assertThatThrownBy(() -> journal.record(EVENTS.get(1)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("cannot be written (it is closed)");
        }
    }
}

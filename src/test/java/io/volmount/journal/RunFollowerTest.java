package io.volmount.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volmount.rollout.RolloutEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFollowerTest {
    private static final List<RolloutEvent> EVENTS =
            new AnyEvents("ä€", 7).all().subList(5, 9);

    @TempDir
    Path home;

    private RunDirectory directory;
    private RunFollower follower;

    @BeforeEach
    void begin() throws IOException {
        directory = RunDirectory.create(home, Instant.EPOCH, new Random(1));
        follower = new RunFollower(directory);
    }

    @Test
    void aRunThatHasNotBegunHasNoEventsYet() throws IOException {
        assertThat(follower.more()).isEmpty();
        assertThat(follower.running()).isFalse();
    }

    @Test
    void eachEventIsToldOnceAsSoonAsItsLineIsWhole() throws IOException {
        byte[] written;
        try (Journal journal = Journal.create(directory)) {
            EVENTS.forEach(journal::record);
            written = Files.readAllBytes(directory.events());
        }
        List<RolloutEvent> told = new ArrayList<>();
        for (int end = 0; end <= written.length; end++) {
            Files.write(directory.events(), Arrays.copyOf(written, end));
            told.addAll(follower.more());
        }

        assertThat(told).isEqualTo(EVENTS);
    }

    @Test
    void aTornLineThatIsCutOffAndWrittenAgainIsReadOnce() throws IOException {
        try (Journal journal = Journal.create(directory)) {
            journal.record(EVENTS.get(0));
        }
        byte[] whole = Files.readAllBytes(directory.events());
        Files.write(directory.events(), Arrays.copyOf(whole, whole.length - 3));
        assertThat(follower.more()).isEmpty();

        try (Journal journal = Journal.reopen(directory)) {
            journal.record(EVENTS.get(1));
        }

        assertThat(follower.more()).containsExactly(EVENTS.get(1));
    }

    @Test
    void aDamagedLineIsNamed() throws IOException {
        Files.writeString(directory.events(), "nonsense\n");

        assertThatThrownBy(() -> follower.more())
                .isInstanceOf(DamagedJournal.class)
                .hasMessageContaining("events.jsonl:1: this line of the journal is damaged");
    }
}

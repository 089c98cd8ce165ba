package io.volmount.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.file.PrivateFile;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.rollout.Fleet;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutEvent;
import io.volmount.rollout.RolloutEvent.AgentAdmitted;
import io.volmount.rollout.RolloutEvent.AgentFinished;
import io.volmount.rollout.RolloutEvent.RunClosed;
import io.volmount.rollout.RolloutEvent.RunOpened;
import io.volmount.rollout.RolloutEvent.RunResumed;
import io.volmount.storage.Documents;
import io.volmount.storage.JournalState;
import io.volmount.storage.Milestone;
import io.volmount.storage.StoredSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A summary says what the journal says, or is not believed. */
class SummaryFileTest {
    private static final Instant NOW = Fleet.START;
    private static final List<RolloutEvent> STOPPED = List.of(
            new RunOpened(
                    NOW,
                    "run",
                    "data volumes",
                    RolloutPolicy.DEFAULT,
                    List.of(Fleet.planned("a1"), Fleet.planned("a2")),
                    Map.of()),
            new AgentAdmitted(NOW.plusSeconds(1), "a1"),
            new AgentFinished(NOW.plusSeconds(9), "a1", Outcome.VERIFIED, ""),
            new RunClosed(NOW.plusSeconds(10), "the operator stopped it"));
    private static final List<RolloutEvent> RESUMED = List.of(
            new RunResumed(NOW.plusSeconds(100), List.of(Fleet.planned("a2"))),
            new AgentAdmitted(NOW.plusSeconds(101), "a2"),
            new AgentFinished(NOW.plusSeconds(104), "a2", Outcome.VERIFIED, ""),
            new RunClosed(NOW.plusSeconds(105), ""));

    @TempDir
    Path runs;

    private RunDirectory directory;

    @BeforeEach
    void stop() throws IOException {
        directory = RunDirectory.create(runs, NOW, new Random(1));
        try (Journal journal = Journal.create(directory)) {
            end(journal, STOPPED);
        }
    }

    private void end(Journal journal, List<RolloutEvent> events) throws IOException {
        events.forEach(journal::record);
        journal.summarize(Rollout.of(JournalReader.read(directory.events())).orElseThrow());
    }

    private JournalState journal() throws IOException {
        return JournalState.of(directory.events());
    }

    /** A summary that is recognized by what only it says. */
    private void storeLie(JournalState journal) throws IOException {
        StoredSummary lie = new StoredSummary(
                journal, "a lie", List.of(new Milestone(NOW, "began", "")), Map.of("verified", 9), 0, Duration.ZERO);
        PrivateFile.write(directory.summary(), Documents.summaries().encode(lie));
    }

    private RunSummary listed() {
        return RunEntry.of(directory).run().orElseThrow();
    }

    private void assertReadFromTheJournal(String situation) throws IOException {
        assertThat(listed()).as(situation).isEqualTo(RunSummary.of(RecordedRun.read(directory)));
    }

    @Test
    void aRunThatHasEndedIsListedFromItsSummaryAsFromItsJournal() throws IOException {
        assertThat(SummaryFile.read(directory)).contains(RunSummary.of(RecordedRun.read(directory)));
        assertThat(listed().state()).isEqualTo(RecordedRun.State.STOPPED);
        assertThat(listed().counts()).isEqualTo(Map.of("verified", 1, "skipped", 1));
        assertThat(listed().unfinished()).isTrue();

        try (Journal journal = Journal.reopen(directory)) {
            storeLie(journal());
            assertReadFromTheJournal("a process works on it");
            RESUMED.subList(0, 3).forEach(journal::record);
            assertThat(listed().state()).isEqualTo(RecordedRun.State.RUNNING);
            end(journal, RESUMED.subList(3, 4));
        }

        assertThat(SummaryFile.read(directory)).contains(RunSummary.of(RecordedRun.read(directory)));
        assertThat(listed().state()).isEqualTo(RecordedRun.State.FINISHED);
        assertThat(listed().took()).isEqualTo(Duration.ofSeconds(15));
        assertThat(listed().unfinished()).isFalse();
        storeLie(journal());
        assertThat(listed().opening().orElseThrow().playbook()).isEqualTo("a lie");
    }

    @Test
    void aSummaryOfAnotherStateOfTheJournalIsNotBelieved() throws IOException {
        JournalState is = journal();
        for (JournalState was : List.of(
                new JournalState(is.inode() + 1, is.size(), is.modified(), is.changed(), is.tail()),
                new JournalState(is.inode(), is.size() - 1, is.modified(), is.changed(), is.tail()),
                new JournalState(is.inode(), is.size(), is.modified().minusNanos(1), is.changed(), is.tail()),
                new JournalState(
                        is.inode(), is.size(), is.modified(), is.changed().minusNanos(1), is.tail()),
                new JournalState(
                        is.inode(),
                        is.size(),
                        is.modified(),
                        is.changed(),
                        is.tail().replace('a', 'b')))) {
            storeLie(was);
            assertReadFromTheJournal(was + " instead of " + is);
            assertThat(SummaryFile.read(directory)).as("stored again").contains(listed());
        }
    }

    @Test
    void aJournalThatChangesIsReadAgain() throws IOException {
        storeLie(journal());
        Path copy = directory.path().resolve("copy");
        Files.copy(directory.events(), copy, StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(copy, directory.events(), StandardCopyOption.REPLACE_EXISTING);
        assertReadFromTheJournal("copied");

        storeLie(journal());
        Files.writeString(directory.events(), "{\"torn", StandardOpenOption.APPEND);
        assertReadFromTheJournal("appended to");

        storeLie(journal());
        byte[] bytes = Files.readAllBytes(directory.events());
        bytes[50] ^= 1;
        Files.write(directory.events(), bytes);
        assertThat(RunEntry.of(directory).problem())
                .get()
                .asString()
                .contains("events.jsonl:1: this line of the journal is damaged");

        Files.delete(directory.events());
        assertThat(listed().opening()).isEmpty();
    }

    @Test
    void aTornSummaryAndAnotherRunsAreNotBelieved() throws IOException {
        storeLie(journal());
        byte[] whole = Files.readAllBytes(directory.summary());
        for (int length = 0; length < whole.length - 1; length += 7) {
            Files.write(directory.summary(), Arrays.copyOf(whole, length));
            assertReadFromTheJournal("torn after " + length + " bytes");
        }

        RunDirectory other = RunDirectory.create(runs, NOW.plusSeconds(1), new Random(1));
        try (Journal journal = Journal.create(other)) {
            STOPPED.forEach(journal::record);
        }
        storeLie(JournalState.of(other.events()));
        assertReadFromTheJournal("of another run");
    }

    @Test
    @Timeout(60)
    void aSummaryThatOthersCouldHaveWrittenIsNotBelieved() throws Exception {
        storeLie(journal());
        Files.setPosixFilePermissions(directory.summary(), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertReadFromTheJournal("writable by others");

        storeLie(journal());
        Path shared = Files.createDirectory(runs.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.move(directory.summary(), shared.resolve("summary.json"));
        Files.createSymbolicLink(directory.summary(), shared.resolve("summary.json"));
        assertReadFromTheJournal("behind a link to where others write");

        Files.delete(directory.summary());
        assertThat(new ProcessBuilder("mkfifo", directory.summary().toString())
                        .start()
                        .waitFor())
                .isZero();
        assertReadFromTheJournal("a pipe");
    }

    @Test
    void onlyOfARunThatHasEndedASummaryIsStored() throws IOException {
        Files.delete(directory.summary());
        listed();
        assertThat(directory.summary()).exists();

        try (Journal journal = Journal.reopen(directory)) {
            Files.delete(directory.summary());
            RESUMED.subList(0, 3).forEach(journal::record);
            listed();
        }
        assertThat(listed().state()).isEqualTo(RecordedRun.State.INTERRUPTED);
        try (Stream<Path> files = Files.list(directory.path())) {
            assertThat(files).containsExactlyInAnyOrder(directory.events(), directory.lock());
        }
    }

    @Test
    void aSummaryThatCannotBeStoredCostsNothingElse() throws IOException {
        Files.delete(directory.summary());
        Files.createDirectories(directory.summary().resolve("full"));

        assertReadFromTheJournal("a directory in its place");
        try (Journal journal = Journal.reopen(directory)) {
            end(journal, RESUMED);
        }
        assertThat(listed().state()).isEqualTo(RecordedRun.State.FINISHED);
    }
}

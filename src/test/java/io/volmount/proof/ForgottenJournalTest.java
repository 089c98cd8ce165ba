package io.volmount.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.Evidence;
import io.volmount.facts.JournaldLine;
import io.volmount.facts.MountDisk;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An agent of whose start the journal has nothing any more. */
class ForgottenJournalTest extends EvidenceSketch {
    @Test
    void whereTheJournalHasForgottenTheStartTheProcessProvesIt() {
        forgotten();
        startedWith(new MountDisk("/dcos/volume1", 500, "*"), DISK);

        assertThat(judge().state()).isEqualTo(Proof.State.VERIFIED);
        assertThat(judge().volumes().get(0).offeredMb()).hasValue(74);
    }

    @Test
    void aProcessThatWasStartedWithoutTheVolumeDoesNotOfferIt() {
        forgotten();
        startedWith(new MountDisk("/dcos/volume1", 500, "*"));

        assertThat(missed()).containsExactly("agent-start");
        assertThat(judge().state()).isEqualTo(Proof.State.NOT_VERIFIED);
        assertThat(judge().summary())
                .isEqualTo("/dcos/volume0 not verified: the running agent was started without /dcos/volume0,"
                        + " as its process shows");
    }

    @Test
    void whereNothingTellsTheVolumeIsUnproven() {
        forgotten();

        assertThat(missed()).isEmpty();
        assertThat(unknown()).containsExactly("discovery", "agent-start");
        assertThat(judge().state()).isEqualTo(Proof.State.UNPROVEN);
        assertThat(judge().volumes().get(0).offeredMb()).isEmpty();
        assertThat(judge().summary())
                .isEqualTo(
                        "it is unknown whether the agent offers /dcos/volume0: the journal of this boot begins"
                                + " at 2026-11-22T11:00:00Z and has no line of volume discovery; the agent writes it again at its next start");
    }

    @Test
    void aJournalThatCouldNotBeReadProvesNothingEitherWay() {
        forgotten();
        oldest = Optional.empty();

        assertThat(judge().summary()).contains("the journal of this boot could not be read from its beginning");
        assertThat(judge().state()).isEqualTo(Proof.State.UNPROVEN);
    }

    @Test
    void aStartUpLineThatWasCutShortIsNoLineWithoutTheVolume() {
        fresh = false;
        journal.set(1, line(43_000_000, AGENT, "", START.substring(0, START.indexOf("MOUNT"))));
        assertThat(missed()).isEmpty();
        assertThat(unknown()).containsExactly("agent-start");

        startedWith(DISK);
        assertThat(judge().verified()).isTrue();
    }

    @Test
    void anotherProcessThanTheAgentsProvesNothing() {
        forgotten();
        process = Optional.of(new Evidence.Process(4711, List.of(DISK)));

        assertThat(judge().state()).isEqualTo(Proof.State.UNPROVEN);
    }

    @Test
    void resourcesThatWereWrittenSinceTheProcessStartedAreNotWhatItWasStartedWith() {
        forgotten();
        startedWith(new MountDisk(DISK.root(), 99, DISK.role()));

        assertThat(unknown()).containsExactly("discovery");
        assertThat(judge().state()).isEqualTo(Proof.State.UNPROVEN);
    }

    @Test
    void noAgentIsNotVerifiedForWantOfALogLine() {
        fresh = false;
        List<JournaldLine> whole = List.copyOf(journal);
        for (int kept = 0; kept < 1 << whole.size(); kept++) {
            journal.clear();
            for (int i = 0; i < whole.size(); i++) {
                if ((kept >> i & 1) == 1) {
                    journal.add(whole.get(i));
                }
            }
            process = Optional.empty();
            assertThat(missed()).isEmpty();
            startedWith(DISK);
            assertThat(judge().verified()).isTrue();
        }
    }

    @Test
    void afterItsStateWasClearedNothingButTheJournalCounts() {
        journal.clear();
        startedWith(DISK);

        assertThat(missed()).containsExactly("discovery", "agent-start");
        assertThat(judge().volumes().get(0).offeredMb()).isEmpty();
    }

    @Test
    void aFreshProofThatTheJournalLostIsUnprovenAndNoMore() {
        journal.clear();
        startedWith(DISK);
        String dropped = "Suppressed 212 messages from " + AGENT;
        journal.add(line(50_000_000, "systemd-journald.service", "", dropped));

        assertThat(unknown()).containsExactly("discovery", "agent-start");
        assertThat(judge().state()).isEqualTo(Proof.State.UNPROVEN);
        assertThat(judge().summary())
                .contains("begins at 2026-11-22T11:00:00Z, lost lines to its rate limit and has no line");
        assertThat(judge().volumes().get(0).journal())
                .extracting(JournaldLine::message)
                .containsExactly(dropped);

        journal.set(0, line(50_000_000, "session-4.scope", "", dropped));
        assertThat(judge().state()).isEqualTo(Proof.State.NOT_VERIFIED);

        oldest = Optional.of(line(42_000_001, "", "", "later than the start of the agent"));
        assertThat(judge().state()).isEqualTo(Proof.State.UNPROVEN);
    }
}

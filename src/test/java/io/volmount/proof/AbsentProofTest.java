package io.volmount.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.Evidence;
import io.volmount.facts.MountDisk;
import io.volmount.facts.NodeKind;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.Registration;
import io.volmount.facts.Registration.Disk;
import io.volmount.facts.ResourcesFile;
import io.volmount.proof.Proof.State;
import io.volmount.step.Verify;
import io.volmount.volume.VolumePath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What counts as evidence that a volume is gone. */
class AbsentProofTest extends EvidenceSketch {
    private static final String STARTED = "Flags at startup: --resources=\"[{\"name\": \"ports\"}]\" --port=\"5051\"";
    private static final VolumePath PATH = NodeSketch.VOLUME0;

    @BeforeEach
    void remove() {
        node.mounts.clear();
        node.fstab.clear();
        node.resources = new NodeSketch().resources;
        journal.set(1, line(43_000_000, AGENT, "", STARTED));
    }

    @Override
    Proof judge() {
        Verify verify = new Verify(
                List.of(),
                node.kind.role(),
                Duration.ofMinutes(10),
                Duration.ofSeconds(30),
                fresh,
                Optional.of(node.bootId),
                List.of(),
                List.of(PATH),
                List.of());
        return Judge.judge(verify, new Evidence(node.facts(), journal, oldest, process, registration));
    }

    @Override
    List<String> checks(Predicate<CheckResult> kind) {
        return judge().absent().get(0).checks().stream()
                .filter(kind)
                .map(CheckResult::check)
                .toList();
    }

    @Test
    void everyCheckOfAVolumeThatIsGonePasses() {
        assertThat(judge().state()).isEqualTo(State.VERIFIED);
        assertThat(judge().summary()).isEqualTo("/dcos/volume0 is no longer mounted or offered");
        assertThat(checks(CheckResult::hasPassed))
                .containsExactly(
                        "same-boot", "agent-healthy", "not-mounted", "not-in-fstab", "not-in-resources", "not-offered");
    }

    private void known(boolean complete, MountDisk... disks) {
        registration = Optional.of(new Registration.Known(
                "S9",
                Optional.of("S7"),
                true,
                Map.of(),
                Stream.of(disks).map(disk -> new Disk(disk, false)).toList(),
                complete));
    }

    @Test
    void aMasterThatIsAskedMustNotOfferItEither() {
        known(true, new MountDisk("/dcos/volume1", 74, "*"));
        assertThat(judge().state()).isEqualTo(State.VERIFIED);
        assertThat(judge().absent().get(0).checks())
                .last()
                .returns("registered", CheckResult::check)
                .returns(
                        "agent S9, formerly S7, is active in the master, which has no MOUNT disk /dcos/volume0 of it",
                        CheckResult::detail);

        known(true, DISK);
        assertThat(missed()).containsExactly("registered");
        assertThat(judge().summary())
                .isEqualTo(
                        "/dcos/volume0 not gone: agent S9, formerly S7, is active in the master, which still has 74 MB"
                                + " for role * of /dcos/volume0");
        assertThat(judge().state()).as("its agent may register again").isEqualTo(State.NOT_YET);

        known(false);
        assertThat(judge().state()).isEqualTo(State.VERIFIED);

        registration = Optional.of(new Registration.NoAnswer("no connection"));
        assertThat(unknown()).containsExactly("registered");
    }

    @Test
    void aVolumeThatIsMountedIsNotGone() {
        node.mounts.add(NodeSketch.mountOfFile(PATH.toString(), NodeSketch.FILE0, "uuid"));
        assertThat(missed()).containsExactly("not-mounted");
        assertThat(judge().summary())
                .isEqualTo("/dcos/volume0 not gone: " + NodeSketch.FILE0
                        + " through /dev/loop0 is mounted on /dcos/volume0");
    }

    @Test
    void aVolumeThatABootMountsIsNotGone() {
        node.fstab(NodeSketch.FILE0 + " /dcos/volume0 auto loop 0 2");
        assertThat(missed()).containsExactly("not-in-fstab");
        node.fstab.clear();
        node.mountUnits.put(PATH, NodeSketch.mountUnit(PATH, "inactive", "/etc/x.mount", "disabled", List.of(), "/x"));
        assertThat(missed()).containsExactly("not-in-fstab");
    }

    @Test
    void aVolumeThatIsStillOfferedIsNotGone() {
        node.resources = new ResourcesFile(ResourcesFile.State.READ, List.of(DISK), Instant.EPOCH, false, "");
        assertThat(missed()).containsExactly("not-in-resources");
        journal.set(1, line(43_000_000, AGENT, "", START));
        assertThat(missed()).containsExactly("not-in-resources", "not-offered");
        assertThat(judge().state()).isEqualTo(State.NOT_VERIFIED);
    }

    @Test
    void resourcesThatCannotBeReadProveNothing() {
        node.resources = ResourcesFile.unreadable(Instant.EPOCH, "its JSON is invalid");
        assertThat(unknown()).containsExactly("not-in-resources");
        assertThat(judge().state()).isEqualTo(State.UNPROVEN);
        assertThat(judge().summary()).startsWith("it is unknown whether the agent still offers /dcos/volume0: ");
        node.resources = ResourcesFile.ABSENT;
        assertThat(missed()).as("discovery has not finished").containsExactly("not-in-resources");
    }

    @Test
    void aJournalThatHasForgottenTheStartProvesNothing() {
        forgotten();
        fresh = true;
        startedWith();
        assertThat(unknown()).containsExactly("not-offered");
        fresh = false;
        process = Optional.empty();
        assertThat(unknown()).containsExactly("not-offered");
    }

    @Test
    void theRunningProcessShowsIt() {
        forgotten();
        startedWith(new MountDisk("/dcos/volume01", 74, "*"));
        assertThat(judge().state()).isEqualTo(State.VERIFIED);
        startedWith(DISK);
        assertThat(missed()).containsExactly("not-offered");
    }

    @Test
    void aStartLineThatIsMissingMayStillCome() {
        journal.remove(1);
        assertThat(judge().state()).isEqualTo(State.NOT_YET);
    }

    @Test
    void aNodeWithoutDcosOffersNothing() {
        node.kind = NodeKind.PRE_INSTALL;
        assertThat(checks(CheckResult::hasPassed)).containsExactly("same-boot", "not-mounted", "not-in-fstab");
        assertThat(judge().state()).isNotEqualTo(State.NOT_VERIFIED);
    }
}

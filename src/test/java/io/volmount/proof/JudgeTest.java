package io.volmount.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.ByteSize;
import io.volmount.agent.DeviceNumber;
import io.volmount.agent.Evidence;
import io.volmount.agent.Filesystem;
import io.volmount.agent.JournalLine;
import io.volmount.agent.MountDisk;
import io.volmount.agent.NodeKind;
import io.volmount.agent.NodeSketch;
import io.volmount.agent.ResourcesFile;
import io.volmount.agent.Role;
import io.volmount.agent.Source;
import io.volmount.agent.Verify;
import io.volmount.agent.WantedVolume;
import io.volmount.fstab.FstabEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final String AGENT = "dcos-mesos-slave.service";
    private static final String BOOT = "c935448829554964b09e49bf0a464c99";
    private static final String FOUND = "Found matching mounts : [('/dcos/volume0', 74)]";
    private static final String RESOURCES =
            "[{\"name\": \"disk\", \"type\": \"SCALAR\", \"disk\": {\"source\": {\"mount\": {\"root\": \"/dcos/volume0\"},"
                    + " \"type\": \"MOUNT\"}}, \"role\": \"*\", \"scalar\": {\"value\": 74}}]";
    private static final String START =
            "Flags at startup: --port=\"5051\" --resources=\"" + RESOURCES + "\" --work_dir=\"/var/lib/mesos/slave\"";
    private static final MountDisk DISK = new MountDisk("/dcos/volume0", 74, "*");
    private static final WantedVolume VOLUME = new WantedVolume(
            NodeSketch.VOLUME0, new Source.Loopback(NodeSketch.FILE0, ByteSize.ofMb(200)), Filesystem.EXT4);

    private final NodeSketch node = new NodeSketch().provisioned();
    private final List<JournalLine> journal =
            new ArrayList<>(List.of(line(41_000_000, AGENT, "", FOUND), line(43_000_000, AGENT, "", START)));
    private Optional<JournalLine> oldest = Optional.of(line(1_000_000, "", "", "Linux version 6.1"));
    private Optional<Evidence.Process> process = Optional.empty();
    private String mountState = "active";
    private String fragment = "/run/systemd/generator/dcos-volume0.mount";
    private String enabled = "generated";
    private List<String> wantedBy = List.of("local-fs.target");
    private boolean fresh = true;

    private static JournalLine line(long monotonic, String writer, String subject, String message) {
        return new JournalLine(
                Instant.parse("2026-11-22T11:00:00Z"), "node-1", BOOT, monotonic, 240, writer, subject, "tag", message);
    }

    private Proof judge() {
        Verify terms =
                new Verify(List.of(VOLUME), node.kind.role(), Duration.ofMinutes(10), Duration.ofSeconds(30), fresh);
        node.mountUnits.put(
                NodeSketch.VOLUME0,
                NodeSketch.mountUnit(NodeSketch.VOLUME0, mountState, fragment, enabled, wantedBy, NodeSketch.FILE0));
        return Judge.judge(terms, new Evidence(node.facts(), journal, oldest, process));
    }

    private List<String> missed() {
        return checks(Finding::missed);
    }

    private List<String> unknown() {
        return checks(finding -> finding.passed().isEmpty());
    }

    private List<String> checks(Predicate<Finding> kind) {
        return judge().volumes().get(0).findings().stream()
                .filter(kind)
                .map(Finding::check)
                .toList();
    }

    /** The agent has run for weeks, and the journal has been rotated since. */
    private void forgotten() {
        fresh = false;
        journal.clear();
        oldest = Optional.of(line(2_000_000_000_000L, "sshd.service", "", "Accepted publickey"));
    }

    private void startedWith(MountDisk... disks) {
        process = Optional.of(new Evidence.Process(node.mainPid, List.of(disks)));
    }

    @Test
    void everythingInItsPlaceIsVerifiedWithTheSizeOffered() {
        Proof proof = judge();

        assertThat(proof.state()).isEqualTo(Proof.State.VERIFIED);
        assertThat(proof.volumes().get(0).offeredMb()).hasValue(74);
        assertThat(proof.volumes().get(0).journal())
                .extracting(JournalLine::message)
                .containsExactly(FOUND, START);
        assertThat(proof.summary()).isEqualTo("the agent offers /dcos/volume0");
    }

    @Test
    void whatDiscoveryMadeOfTheMountsIsShownBesideThem() {
        String generated = "Generated disk resources map: " + RESOURCES;
        journal.add(line(40_000_000, AGENT, "", generated + " of a discovery before"));
        journal.add(line(41_000_001, AGENT, "", generated));
        journal.add(line(41_000_002, "session-4.scope", "", generated + " made up"));

        assertThat(judge().volumes().get(0).journal())
                .extracting(JournalLine::message)
                .containsExactly(FOUND, generated, START);
    }

    @Test
    void aDiscoveryThatFailedSinceIsTheReasonWhateverAnEarlierOneFound() {
        String error = "ERROR: /dcos/volume1 has -16 MB net free space, expected > 100M";
        journal.add(line(40_000_000, AGENT, "", error));
        assertThat(missed()).isEmpty();

        journal.add(line(44_000_000, AGENT, "", error));
        assertThat(judge().summary()).isEqualTo("/dcos/volume0 not verified: volume discovery failed: " + error);
        assertThat(judge().volumes().get(0).journal())
                .extracting(JournalLine::message)
                .containsExactly(START, error);
    }

    @Test
    void sudosAuditLinesProveNothing() {
        journal.clear();
        journal.add(line(41_000_000, "session-4.scope", "", "root : COMMAND=/usr/bin/mount /dcos/volume0 " + FOUND));
        journal.add(line(43_000_000, "session-4.scope", "", START));

        assertThat(missed()).containsExactly("discovery", "agent-start");
    }

    @Test
    void linesOfAnotherBootProveNothing() {
        journal.replaceAll(line -> new JournalLine(
                line.at(),
                line.hostname(),
                "0d456d6eefe842fead119b817f0b2fbd",
                line.monotonic(),
                line.pid(),
                line.writerUnit(),
                line.subjectUnit(),
                line.identifier(),
                line.message()));

        assertThat(missed()).containsExactly("discovery", "agent-start");
    }

    @Test
    void theStartUpLineOfAnEarlierProcessProvesNothing() {
        journal.set(1, line(41_900_000, AGENT, "", START));

        assertThat(missed()).containsExactly("agent-start");
    }

    @Test
    void theLatestDiscoveryCountsNotTheBest() {
        journal.add(line(41_500_000, AGENT, "", "Found matching mounts : []"));

        assertThat(missed()).containsExactly("discovery");
    }

    @Test
    void aVolumeThatIsMountedButNotOfferedIsNotVerified() {
        node.resources = new ResourcesFile(ResourcesFile.State.READ, List.of(), Instant.EPOCH, true, "");
        journal.set(0, line(41_000_000, AGENT, "", "Found matching mounts : []"));
        journal.set(1, line(43_000_000, AGENT, "", START.replace(RESOURCES, "[]")));

        assertThat(missed()).containsExactly("discovery", "mesos-resources", "agent-start");
        assertThat(judge().state()).isEqualTo(Proof.State.NOT_VERIFIED);
    }

    @Test
    void staleResourcesDoNotMakeUpForAMissingMount() {
        node.mounts.clear();
        mountState = "inactive";

        assertThat(missed()).containsExactly("mounted", "systemd-mount");
    }

    @Test
    void resourcesKeptFromAnEarlierBootDoWhereNothingWasClearedJustNow() {
        journal.set(
                0,
                line(
                        41_000_000,
                        AGENT,
                        "",
                        "Volume discovery assumed to be completed because" + " /var/lib/dcos/mesos-resources exists"));
        assertThat(missed()).containsExactly("discovery");

        fresh = false;

        assertThat(judge().verified()).isTrue();
    }

    @Test
    void keptResourcesWithoutTheVolumeAreNoDiscoveryOfIt() {
        fresh = false;
        journal.set(0, line(41_000_000, AGENT, "", "Voume discovery assumed to be completed because x exists"));
        node.resources = new ResourcesFile(ResourcesFile.State.READ, List.of(), Instant.EPOCH, true, "");

        assertThat(missed()).containsExactly("discovery", "mesos-resources");
    }

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
                .isEqualTo("it cannot be told whether the agent offers /dcos/volume0: the journal of this boot begins"
                        + " at 2026-11-22T11:00:00Z and has no line of volume discovery; the agent's next start will"
                        + " write it anew");
    }

    @Test
    void aJournalThatCouldNotBeReadProvesNothingEitherWay() {
        forgotten();
        oldest = Optional.empty();

        assertThat(judge().summary()).contains("the journal of this boot could not be read to its beginning");
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
        List<JournalLine> whole = List.copyOf(journal);
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
                .extracting(JournalLine::message)
                .containsExactly(dropped);

        journal.set(0, line(50_000_000, "session-4.scope", "", dropped));
        assertThat(judge().state()).isEqualTo(Proof.State.NOT_VERIFIED);

        oldest = Optional.of(line(42_000_001, "", "", "later than the start of the agent"));
        assertThat(judge().state()).isEqualTo(Proof.State.UNPROVEN);
    }

    @Test
    void anAgentThatHasNotSettledIsNotYetProven() {
        node.activeFor = Duration.ofSeconds(4);

        Proof proof = judge();

        assertThat(proof.state()).isEqualTo(Proof.State.NOT_YET);
        assertThat(proof.summary())
                .isEqualTo("/dcos/volume0 not verified: dcos-mesos-slave.service is active for 4 s,"
                        + " less than the settle time of 30 s");
    }

    @Test
    void anAgentThatLoopsIsNotYetProven() {
        node.unitState = "activating";

        assertThat(missed()).containsExactly("agent-healthy", "agent-start");
        assertThat(judge().state()).isEqualTo(Proof.State.NOT_YET);
    }

    @Test
    void anotherFileOnThePathIsNotTheVolume() {
        node.mounts.set(0, NodeSketch.mount("/dcos/volume0", new DeviceNumber(7, 1), "/dev/loop1", "ext4"));

        assertThat(missed()).containsExactly("mounted");
    }

    @Test
    void aUnitThatSomebodyWroteMountsTheVolumeAtBootInPlaceOfFstab() {
        node.fstab.clear();
        assertThat(missed()).containsExactly("fstab");

        fragment = "/etc/systemd/system/dcos-volume0.mount";
        enabled = "enabled";
        assertThat(judge().verified()).isTrue();
        assertThat(judge().volumes().get(0).findings())
                .filteredOn(finding -> finding.check().equals("fstab"))
                .extracting(Finding::detail)
                .containsExactly("/etc/systemd/system/dcos-volume0.mount mounts it at boot, wanted by local-fs.target");

        enabled = "disabled";
        wantedBy = List.of("dev-sdb.device");
        assertThat(missed()).containsExactly("fstab");
    }

    @Test
    void anEntryThatBootLeavesOutIsNoEntry() {
        node.fstab.set(0, new FstabEntry(NodeSketch.FILE0, "/dcos/volume0", "auto", "loop,noauto", 0, 2));

        assertThat(missed()).containsExactly("fstab");
    }

    @Test
    void theSeparateDiscoveryUnitOfOldVersionsCounts() {
        journal.set(
                0,
                line(41_000_000, Role.PRIVATE.discoveryUnit(), "", "Found matching mounts : [(u'/dcos/volume0', 74)]"));

        assertThat(judge().verified()).isTrue();
    }

    @Test
    void aNodeWithoutDcosIsJudgedByItsMountsAlone() {
        node.kind = NodeKind.PRE_INSTALL;
        node.resources = ResourcesFile.ABSENT;
        journal.clear();

        Proof proof = judge();

        assertThat(proof.verified()).isTrue();
        assertThat(proof.volumes().get(0).offeredMb()).isEmpty();
        assertThat(proof.summary()).isEqualTo("/dcos/volume0 mounted; nothing offers it until DC/OS is installed");
    }
}

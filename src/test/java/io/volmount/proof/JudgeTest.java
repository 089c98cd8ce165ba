package io.volmount.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.DeviceNumber;
import io.volmount.facts.JournaldLine;
import io.volmount.facts.NodeKind;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.ResourcesFile;
import io.volmount.fstab.FstabEntry;
import io.volmount.volume.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeTest extends EvidenceSketch {
    @Test
    void everythingInItsPlaceIsVerifiedWithTheSizeOffered() {
        Proof proof = judge();

        assertThat(proof.state()).isEqualTo(Proof.State.VERIFIED);
        assertThat(proof.volumes().get(0).offeredMb()).hasValue(74);
        assertThat(proof.volumes().get(0).journal())
                .extracting(JournaldLine::message)
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
                .extracting(JournaldLine::message)
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
                .extracting(JournaldLine::message)
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
        journal.replaceAll(line -> new JournaldLine(
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
    void anAgentThatHasNotPrintedHowItWasStartedIsNotYetProven() {
        journal.remove(1);
        assertThat(missed()).containsExactly("agent-start");
        assertThat(judge().state()).isEqualTo(Proof.State.NOT_YET);

        node.mounts.clear();
        assertThat(judge().state()).isEqualTo(Proof.State.NOT_VERIFIED);
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
    void anAgentThatHasNotSettledIsNotYetProven() {
        node.activeFor = Duration.ofSeconds(4);

        Proof proof = judge();

        assertThat(proof.state()).isEqualTo(Proof.State.NOT_YET);
        assertThat(proof.summary())
                .isEqualTo("/dcos/volume0 not verified: dcos-mesos-slave.service is active for 4 s,"
                        + " less than the settle time of 30 s");
    }

    @Test
    void whatDiscoveryHasWrittenIsNotMissedRightAfterTheAgentWasStarted() {
        settle = Duration.ZERO;
        node.activeFor = Duration.ofSeconds(1);
        node.resources = new ResourcesFile(ResourcesFile.State.ABSENT, List.of(), Instant.EPOCH, true, "");
        journal.clear();
        assertThat(missed()).containsExactly("discovery", "mesos-resources", "agent-start");
        assertThat(judge().state()).isEqualTo(Proof.State.NOT_YET);

        mountState = "failed";
        assertThat(judge().state()).isEqualTo(Proof.State.NOT_VERIFIED);
        mountState = "active";

        node.activeFor = Duration.ofSeconds(10);
        assertThat(judge().state()).isEqualTo(Proof.State.NOT_VERIFIED);
        node.activeFor = Duration.ofSeconds(1);

        journal.add(line(43_000_000, AGENT, "", START));
        assertThat(missed()).containsExactly("discovery", "mesos-resources");
        assertThat(judge().state()).isEqualTo(Proof.State.NOT_VERIFIED);
    }

    @Test
    void generatedResourcesWithoutTheVolumeAreFinal() {
        settle = Duration.ZERO;
        node.activeFor = Duration.ofSeconds(1);
        node.resources = new ResourcesFile(ResourcesFile.State.READ, List.of(), Instant.EPOCH, true, "");
        journal.clear();

        assertThat(judge().state()).isEqualTo(Proof.State.NOT_VERIFIED);
    }

    @Test
    void aStartUpLineWithoutTheVolumeIsFinal() {
        journal.set(1, line(43_000_000, AGENT, "", START.replace("volume0", "volume1")));

        assertThat(missed()).containsExactly("agent-start");
        assertThat(judge().state()).isEqualTo(Proof.State.NOT_VERIFIED);
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
        assertThat(judge().volumes().get(0).checks())
                .filteredOn(check -> check.check().equals("fstab"))
                .extracting(CheckResult::detail)
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

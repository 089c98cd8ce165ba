package io.volmount.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.Evidence;
import io.volmount.facts.NodeSketch;
import io.volmount.step.Verify;
import io.volmount.volume.ByteSize;
import io.volmount.volume.DesiredVolume;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What an operator is told to do about an agent that came back from its reboot and cannot be verified. */
class FailureCauseTest {
    private static final DesiredVolume VOLUME = new DesiredVolume(
            NodeSketch.VOLUME0, new Source.Loopback(NodeSketch.FILE0, ByteSize.ofMb(200)), Filesystem.EXT4);

    private final NodeSketch node = new NodeSketch().provisioned();
    private final UnitHistory history = new UnitHistory();

    private Verify terms() {
        return new Verify(
                        List.of(VOLUME),
                        node.kind.role(),
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(30),
                        true,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of())
                .inBoot(node.facts().bootId());
    }

    private Evidence evidence() {
        return new Evidence(node.facts(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Optional<String> advice() {
        history.add(evidence());
        return FailureCause.of(terms(), evidence(), history).map(FailureCause::advice);
    }

    @Test
    void aNodeThatRebootedTwiceIsNotVerifiedWhateverItOffersAndSaysSoFirst() {
        Verify verify = terms().inBoot("0b00740b-0000-4000-8000-000000000002");
        Proof proof = Judge.judge(verify, evidence());

        assertThat(proof.state()).isEqualTo(Proof.State.NOT_VERIFIED);
        assertThat(proof.summary())
                .isEqualTo("/dcos/volume0 not verified: the node rebooted twice: it came back in boot"
                        + " 0b00740b-0000-4000-8000-000000000002 and now is in boot "
                        + node.facts().bootId());
        assertThat(FailureCause.of(verify, evidence(), history)).contains(new FailureCause.RebootedTwice());
    }

    @Test
    void theBootThatWasWaitedForIsNoFailure() {
        assertThat(advice()).isEmpty();
        assertThat(Judge.judge(terms(), evidence()).volumes().get(0).checks())
                .contains(new CheckResult(
                        "same-boot",
                        Optional.of(true),
                        "still in boot " + node.facts().bootId(),
                        List.of()));
    }

    @Test
    void aMissingMountIsSoughtWhereItWasLost() {
        node.mounts.clear();
        assertThat(advice())
                .contains(
                        "systemctl status dcos-volume0.mount shows why the line in its fstab was not mounted; fix that"
                                + " and apply again");

        node.fstab.clear();
        assertThat(advice()).contains("its fstab has no line for it; find out who removed it and apply again");
    }

    @Test
    void aUnitIsTakenToLoopByItsRestartsOrProcessesOrWhenItOnlyWaits() {
        node.activeFor = Duration.ofSeconds(2);
        assertThat(advice()).isEmpty();
        node.restarts = OptionalLong.of(2);
        assertThat(advice())
                .contains("dcos-mesos-slave.service keeps restarting (2 times during the verification);"
                        + " journalctl -b -u dcos-mesos-slave.service shows why: fix that and apply again");
    }

    @Test
    void withoutACountOfRestartsTheProcessesTell() {
        node.restarts = OptionalLong.empty();
        node.activeFor = Duration.ofSeconds(2);
        assertThat(advice()).isEmpty();
        node.mainPid++;
        assertThat(advice()).as("one restart may be part of a boot").isEmpty();
        node.mainPid++;
        assertThat(advice().orElseThrow()).contains("keeps restarting (3 main processes were seen)");
    }

    @Test
    void aUnitThatNeverGetsToRunLoopsToo() {
        node.restarts = OptionalLong.empty();
        node.unitState = "activating";
        assertThat(advice()).isEmpty();
        assertThat(advice().orElseThrow()).contains("keeps restarting (seen waiting for a restart 2 times)");
    }

    @Test
    void aUnitThatHasSettledDoesNotLoopAnyMore() {
        node.activeFor = Duration.ofSeconds(2);
        node.restarts = OptionalLong.of(0);
        advice();
        node.restarts = OptionalLong.of(7);
        node.activeFor = Duration.ofMinutes(1);

        assertThat(advice()).isEmpty();
    }
}

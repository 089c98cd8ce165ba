package io.volmount.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.BlockDevice;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.Signature;
import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.plan.step.PlannedStep;
import io.volmount.playbook.VolumeSpec;
import io.volmount.rollout.ApprovedScope;
import io.volmount.rollout.RolloutAgent;
import io.volmount.rollout.RolloutEvent.RunOpened;
import io.volmount.step.FormattingStep;
import io.volmount.step.MakeFilesystem;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tells the disk of a plan from another one of the same size at the same name. */
class DeviceIdentityTest extends ForeseenPlans {
    private static final String DISK = "/dev/xvdf";
    private static final VolumeSpec XEN = Playbooks.volume("/dcos/volume1", new Source.Device(DISK), Filesystem.EXT4);
    private static final String SEVENTH = "diskseq 7 of boot c9354488";

    @ParameterizedTest
    @CsvSource({"diskseq 8 of boot c9354488, replaced", "diskseq 7 of boot 11111111, rebooted"})
    void aDiskWithoutASerialIsThePlannedOneUntilItIsReplacedOrTheNodeRebooted(String attachment, String why) {
        attached(Optional.of(SEVENTH));
        AgentPlan saved = plan(XEN);
        assertThat(saved.verdict()).isEqualTo(Verdict.PLANNED);
        assertThat(Drift.judge(saved, plan(XEN)).verdict()).isEqualTo(Verdict.PLANNED);

        attached(Optional.of(attachment));

        AgentPlan judged = Drift.judge(saved, plan(XEN));
        assertThat(judged.verdict()).as(why).isEqualTo(Verdict.REFUSED);
        assertThat(judged.summary()).contains("identity `" + SEVENTH + "` is now `" + attachment + "`");
        assertThat(agreedTo(saved).lacks(agent(plan(XEN)))).as("resume asks").isTrue();
    }

    @Test
    void theOperatorIsWarnedThatThePlanIsForTheDiskAttachedNow() {
        attached(Optional.of(SEVENTH));
        assertThat(plan(XEN).warnings())
                .singleElement()
                .asString()
                .startsWith(DISK + " has neither a serial number nor a link under /dev/disk/by-id of its own");
        node.devices.put(DISK, NodeSketch.blank(DISK, ByteSize.ofMb(400)));
        assertThat(plan(XEN).warnings()).isEmpty();
    }

    @Test
    void aDiskThatNothingTellsIsRefusedUnlessItsFileSystemDoes() {
        attached(Optional.empty());
        assertThat(refusal(XEN))
                .startsWith(DISK + " cannot be distinguished from another device that takes its name")
                .endsWith("give it a serial number, or name a device that has one");

        attached(Optional.of(SEVENTH));
        String uuid = make().uuid();
        node.devices.put(
                DISK,
                NodeSketch.signed(
                        disk(List.of(), Optional.empty()), new Signature("ext4", Optional.of(uuid), Optional.empty())));
        assertThat(plan(XEN).verdict()).isEqualTo(Verdict.PLANNED);
    }

    @Test
    void theFileSystemThatAnEarlierVersionOrBootMadeIsRecognizedByItsUuid() {
        attached(Optional.of(SEVENTH));
        String uuid = make().uuid();
        assertThat(uuid).isEqualTo("899784db-31fc-3aab-bb28-e4a7155e4633");
        attached(Optional.of("diskseq 1 of boot 11111111"));
        assertThat(make().uuid()).isEqualTo(uuid);
    }

    @Test
    void aLogicalVolumeIsRecognizedByWhatLvmCallsItForGoodAndNotByItsName() {
        String name = "/dev/disk/by-id/dm-name-vg0-lv0";
        String uuid = "/dev/disk/by-id/dm-uuid-LVM-x7Zq";
        node.devices.put(DISK, disk(List.of(name, uuid), Optional.of(SEVENTH)));
        assertThat(make().identity()).isEqualTo(uuid);
        String made = make().uuid();
        node.devices.put(DISK, disk(List.of(name), Optional.of(SEVENTH)));
        assertThat(make().identity()).isEqualTo(SEVENTH);
        assertThat(make().uuid()).isEqualTo(made);
    }

    private void attached(Optional<String> attachment) {
        node.devices.put(DISK, disk(List.of(), attachment));
    }

    private MakeFilesystem make() {
        return plan(XEN).steps().stream()
                .map(PlannedStep::step)
                .filter(FormattingStep.class::isInstance)
                .map(step -> ((FormattingStep) step).makeFilesystem())
                .findFirst()
                .orElseThrow();
    }

    private static BlockDevice disk(List<String> links, Optional<String> attachment) {
        return new BlockDevice(
                NodeSketch.number(DISK),
                DISK,
                links,
                ByteSize.ofMb(400),
                false,
                false,
                List.of(),
                Optional.empty(),
                attachment,
                Optional.empty(),
                Set.of());
    }

    private static ApprovedScope agreedTo(AgentPlan plan) {
        return new ApprovedScope(List.of(new RunOpened(
                Instant.EPOCH,
                "20261122-120000-abcd",
                "test",
                Playbooks.reboot(XEN).rollout(),
                List.of(agent(plan)),
                Map.of())));
    }

    private static RolloutAgent agent(AgentPlan plan) {
        return new RolloutAgent("a1", "10.0.0.1:22", Optional.empty(), plan);
    }
}

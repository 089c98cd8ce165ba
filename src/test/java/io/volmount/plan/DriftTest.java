package io.volmount.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.BlockDevice;
import io.volmount.facts.NodeKind;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.ResourcesFile;
import io.volmount.facts.Signature;
import io.volmount.fstab.FstabEntry;
import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.plan.step.PlannedStep;
import io.volmount.playbook.Playbook;
import io.volmount.step.Step;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DriftTest {
    private static final Playbook PLAYBOOK = Playbooks.reboot(Playbooks.LOOPBACK, Playbooks.DISK);
    private static final String LINK = "/dev/disk/by-id/virtio-data0";
    private static final BlockDevice BLANK = NodeSketch.blank("/dev/vdb", ByteSize.ofMb(1000));
    private static final Consumer<NodeSketch> NOTHING = node -> {};
    private static final Consumer<NodeSketch> REBOOTED = node -> {
        node.bootId = "another";
        node.tasks = OptionalInt.of(7);
    };
    private static final Consumer<NodeSketch> REPLACED = node -> node.machineId = "0000";
    private static final Consumer<NodeSketch> UPGRADED = node -> {
        node.version = Optional.of("1.13.4");
        node.resources = new ResourcesFile(ResourcesFile.State.READ, List.of(), Instant.EPOCH, true, "");
    };
    private static final Consumer<NodeSketch> SIGNED = node -> node.devices.put(
            LINK, NodeSketch.signed(BLANK, new Signature("xfs", Optional.of("1-2"), Optional.empty())));
    private static final Consumer<NodeSketch> OTHER_DISK = node -> node.devices.put(
            LINK,
            new BlockDevice(
                    NodeSketch.number("/dev/vdc"),
                    "/dev/vdc",
                    List.of(LINK),
                    ByteSize.ofMb(1000),
                    false,
                    false,
                    List.of(),
                    Optional.of("data7"),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of()));
    private static final Consumer<NodeSketch> IN_FSTAB =
            node -> node.fstab.add(new FstabEntry(NodeSketch.FILE0, "/dcos/volume0", "ext4", "loop", 0, 2));
    private static final Consumer<NodeSketch> FIRST_VOLUME_DONE = NodeSketch::provisioned;

    private static AgentPlan plan(Consumer<NodeSketch> change) {
        return plan(PLAYBOOK, change);
    }

    private static AgentPlan plan(Playbook playbook, Consumer<NodeSketch> change) {
        NodeSketch node = new NodeSketch();
        node.devices.put(LINK, BLANK);
        change.accept(node);
        return Planner.plan(node.facts(), playbook, Optional.empty());
    }

    private static void assertRefused(AgentPlan saved, AgentPlan now, String what) {
        AgentPlan judged = Drift.judge(saved, now);
        assertThat(judged.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(judged.steps()).isEmpty();
        assertThat(judged.summary())
                .isEqualTo("it has changed since it was planned: " + what
                        + (now.verdict() == Verdict.REFUSED ? "" : "; make a new plan"));
    }

    @Test
    void aNodeThatWasMerelyRebootedIsRebootedOutOfItsPresentBoot() {
        AgentPlan now = plan(REBOOTED);

        assertThat(Drift.judge(plan(NOTHING), now)).isSameAs(now);
        assertThat(now).isNotEqualTo(plan(NOTHING));
    }

    @Test
    void nothingLeftToDoIsNoDrift() {
        Playbook one = Playbooks.reboot(Playbooks.LOOPBACK);

        assertThat(Drift.judge(plan(one, NOTHING), plan(one, FIRST_VOLUME_DONE)).verdict())
                .isEqualTo(Verdict.UNCHANGED);
    }

    @Test
    void anotherMachineIsRefusedEvenIfNothingIsToBeDoneOnIt() {
        String what = "a different machine answers at this address: machine id 0000 instead of"
                + " fd82348a35f141839e4e3f678599fdac";

        assertRefused(plan(NOTHING), plan(REPLACED), what);
        assertRefused(plan(NOTHING), plan(FIRST_VOLUME_DONE.andThen(REPLACED)), what);
    }

    @Test
    void whatAGuardSaysNowExplainsTheDrift() {
        assertRefused(
                plan(NOTHING),
                plan(SIGNED),
                "/dev/disk/by-id/virtio-data0 (/dev/vdb) carries xfs (UUID 1-2) and may hold data: name an empty"
                        + " device, or wipe it yourself (wipefs) if nobody needs it");
    }

    @Test
    void stepsThatAreNeededNoMoreAreNamedWithTheirReasons() {
        assertRefused(
                plan(NOTHING),
                plan(IN_FSTAB),
                "add-fstab-entry of /dcos/volume0 is no longer needed; it was planned because no line of /etc/fstab"
                        + " mounts /dcos/volume0");
    }

    @Test
    void stepsThatAreNeededNowAreNamedWithTheirReasons() {
        assertRefused(
                plan(IN_FSTAB),
                plan(NOTHING),
                "add-fstab-entry of /dcos/volume0 is needed now: no line of /etc/fstab mounts /dcos/volume0");
        assertThat(Drift.judge(plan(Playbooks.reboot(Playbooks.LOOPBACK), FIRST_VOLUME_DONE), plan(NOTHING))
                        .summary())
                .contains("make-filesystem of /dcos/volume1 is needed now: ");
    }

    @Test
    void ofAVolumeTheFirstChangedStepExplainsTheOthers() {
        AgentPlan judged = Drift.judge(plan(NOTHING), plan(OTHER_DISK));

        assertThat(judged.summary())
                .contains("make-filesystem of /dcos/volume1 has changed: ", "identity `data0` is now `data7`")
                .doesNotContain("mount-volume", "add-fstab-entry");
    }

    @Test
    void anotherVersionMayNeedAnotherWay() {
        assertRefused(plan(NOTHING), plan(UPGRADED), "clear-resource-state has changed: how `remove` is now `cache`");
    }

    @Test
    void whatThePlanCouldNotPlanStaysOut() {
        assertRefused(
                AgentPlan.unreachable("it is off"),
                plan(NOTHING),
                "it was unreachable when it was planned, so the saved plan has no steps for it");
        assertThat(Drift.judge(plan(SIGNED), plan(NOTHING)).summary())
                .startsWith("it has changed since it was planned: the saved plan refused it"
                        + " (/dev/disk/by-id/virtio-data0 (");
        assertThat(Drift.judge(plan(SIGNED), plan(SIGNED))).isEqualTo(plan(SIGNED));
    }

    @Test
    void neverIsMoreDoneThanThePlanSays() {
        List<Consumer<NodeSketch>> changes = List.of(
                NOTHING,
                REPLACED,
                UPGRADED,
                SIGNED,
                OTHER_DISK,
                IN_FSTAB,
                FIRST_VOLUME_DONE,
                IN_FSTAB.andThen(UPGRADED));
        for (Consumer<NodeSketch> then : changes) {
            for (Consumer<NodeSketch> since : changes) {
                List<Step> said = steps(plan(then));
                assertThat(steps(Drift.judge(plan(then), plan(since)))).isSubsetOf(said);
            }
        }
    }

    @Test
    void anotherRoleIsAnotherUnit() {
        AgentPlan judged = Drift.judge(plan(NOTHING), plan(node -> node.kind = NodeKind.PUBLIC));

        assertThat(judged.summary()).contains("unit `" + Role.PRIVATE.unit() + "` is now `" + Role.PUBLIC.unit() + "`");
    }

    private static List<Step> steps(AgentPlan plan) {
        return plan.steps().stream().map(PlannedStep::step).toList();
    }
}

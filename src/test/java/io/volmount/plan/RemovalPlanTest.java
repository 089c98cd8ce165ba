package io.volmount.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.BackingFile;
import io.volmount.facts.NodeKind;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.ResourcesFile;
import io.volmount.plan.step.PlannedStep;
import io.volmount.playbook.policy.OnFailure;
import io.volmount.step.DeleteBackingFile;
import io.volmount.step.GiveUpReservations;
import io.volmount.step.RemoveFstabEntry;
import io.volmount.step.RestoreFstabEntry;
import io.volmount.step.Step;
import io.volmount.step.UnmountVolume;
import io.volmount.step.Verify;
import io.volmount.volume.ByteSize;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The steps that remove a volume, and their order. */
class RemovalPlanTest extends RemovalPlans {
    private static final String META = "/var/lib/mesos/slave/meta";

    private <T extends Step> T step(Class<T> type) {
        return plan().steps().stream()
                .map(PlannedStep::step)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aVolumeIsUnmountedAndItsLineRemovedWhileTheAgentIsStopped() {
        assertThat(ids())
                .containsExactly(
                        "stop-agent",
                        "clear-resource-state",
                        "clear-agent-checkpoint",
                        "unmount-volume",
                        "remove-fstab-entry",
                        "reboot",
                        "verify");
        assertThat(step(UnmountVolume.class))
                .isEqualTo(new UnmountVolume(NodeSketch.VOLUME0, uuid, META, Optional.empty()));
        assertThat(step(RemoveFstabEntry.class)).isEqualTo(new RemoveFstabEntry(NodeSketch.VOLUME0, LINE));
        assertThat(step(Verify.class).absent()).containsExactly(NodeSketch.VOLUME0);
        assertThat(step(Verify.class).fresh()).isTrue();
        assertThat(plan().removed()).isOne();
    }

    @Test
    void bothAreRolledBackUnlessThePlaybookLeavesThem() {
        assertThat(plan().steps().stream().flatMap(step -> step.undo().stream()).map(Step::id))
                .containsExactly("restart-agent", "remount-volume", "restore-fstab-entry")
                .as("what is restored: " + step(RemoveFstabEntry.class).undo())
                .isNotEmpty();
        assertThat(step(RemoveFstabEntry.class).undo()).contains(new RestoreFstabEntry(NodeSketch.VOLUME0, LINE));
        onFailure = OnFailure.LEAVE;
        assertThat(plan().steps()).allMatch(step -> step.undo().isEmpty());
    }

    @Test
    void volumesAreRemovedBeforeOthersAreMade() {
        node.devices.put("/dev/disk/by-id/virtio-data0", NodeSketch.blank("/dev/vdb", ByteSize.ofMb(10_000)));
        source = Optional.of(FILE);
        deletes = true;
        assertThat(ids(Playbooks.DISK))
                .containsExactly(
                        "stop-agent",
                        "clear-resource-state",
                        "clear-agent-checkpoint",
                        "unmount-volume",
                        "remove-fstab-entry",
                        "make-filesystem",
                        "add-fstab-entry",
                        "mount-volume",
                        "reboot",
                        "verify",
                        "delete-backing-file");
    }

    @Test
    void aBackingFileIsDeletedOnlyIfThePlaybookSaysSo() {
        source = Optional.of(FILE);
        assertThat(ids()).doesNotContain("delete-backing-file");
        deletes = true;
        assertThat(step(DeleteBackingFile.class))
                .isEqualTo(new DeleteBackingFile(NodeSketch.VOLUME0, NodeSketch.FILE0, ByteSize.ofMb(200), uuid));
    }

    @Test
    void aVolumeThatIsAbsentAlreadyIsUnchanged() {
        removed();
        assertThat(plan().verdict()).isEqualTo(AgentPlan.Verdict.UNCHANGED);
        assertThat(plan().summary()).isEqualTo("/dcos/volume0 already absent");
    }

    @Test
    void aFileThatIsLeftIsDeletedWithoutStoppingTheAgent() {
        removed();
        node.files.put(
                NodeSketch.FILE0,
                NodeSketch.file(
                        ByteSize.ofMb(200), node.files.get(NodeSketch.FILE0).signature()));
        source = Optional.of(FILE);
        deletes = true;
        assertThat(ids()).containsExactly("verify", "delete-backing-file");
        assertThat(step(Verify.class).fresh()).isFalse();
        node.files.put(NodeSketch.FILE0, NodeSketch.noFile(ByteSize.ofMb(10_000)));
        assertThat(plan().verdict()).isEqualTo(AgentPlan.Verdict.UNCHANGED);
    }

    @Test
    void whatIsLeftOfAnInterruptedRemovalIsRemoved() {
        node.mounts.clear();
        assertThat(ids()).contains("remove-fstab-entry").doesNotContain("unmount-volume");
        node.fstab.clear();
        assertThat(ids())
                .as("it is still among the resources")
                .containsExactly("stop-agent", "clear-resource-state", "clear-agent-checkpoint", "reboot", "verify");
    }

    @Test
    void anAgentThatHasNotStartedSinceIsStarted() {
        removed();
        node.resources = ResourcesFile.ABSENT;
        assertThat(ids())
                .containsExactly("stop-agent", "clear-resource-state", "clear-agent-checkpoint", "reboot", "verify");
    }

    @Test
    void resourcesThatCannotBeReadMayStillHaveIt() {
        removed();
        node.resources = ResourcesFile.unreadable(Instant.EPOCH, "no JSON");
        assertThat(plan().verdict()).isEqualTo(AgentPlan.Verdict.PLANNED);
    }

    @Test
    void aNodeWithoutDcosIsOnlyUnmounted() {
        node.kind = NodeKind.PRE_INSTALL;
        node.reserved = Optional.empty();
        AgentPlan plan = Planner.plan(node.facts(), playbook(), Optional.empty());
        assertThat(plan.steps())
                .extracting(step -> step.step().id())
                .containsExactly("unmount-volume", "remove-fstab-entry", "reboot", "verify");
    }

    @Test
    void reservationsAreGivenUpLastWhereThePlaybookAcceptsIt() {
        losesData = true;
        assertThat(ids()).as("nothing is reserved").doesNotContain("give-up-reservations");
        node.reserved = Optional.of(Set.of(NodeSketch.VOLUME0));
        assertThat(step(UnmountVolume.class).meta()).isEmpty();
        assertThat(step(GiveUpReservations.class)).isEqualTo(new GiveUpReservations(META));
        assertThat(ids())
                .containsSubsequence("remove-fstab-entry", "give-up-reservations", "reboot", "verify")
                .doesNotContain("delete-backing-file");
        node.mounts.clear();
        node.fstab.clear();
        assertThat(ids()).as("the agent was not started yet").contains("give-up-reservations");
    }

    @Test
    void theSizeOfALeavingVolumeIsOfNoInterest() {
        assertThat(plan().warnings()).noneMatch(warning -> warning.contains("will measure /dcos/volume0"));
    }

    @Test
    void aRunThatIsResumedProvesWhatIsThere() {
        removed();
        AgentPlan again =
                Planner.planAgain(node.facts(), playbook(), Optional.empty(), Purpose.resumed("run", List.of()), false);
        assertThat(again.steps()).extracting(step -> step.step().id()).containsExactly("verify");
    }

    @Test
    void nothingIsMadeBolderByALostFact() {
        source = Optional.of(FILE);
        deletes = true;
        node.files.put(NodeSketch.FILE0, unread());
        assertThat(plan().verdict()).isEqualTo(AgentPlan.Verdict.REFUSED);
        node.files.remove(NodeSketch.FILE0);
        assertThat(plan().verdict()).isEqualTo(AgentPlan.Verdict.REFUSED);
    }

    private static BackingFile unread() {
        return NodeSketch.file(ByteSize.ofMb(200), Optional.empty(), Set.of(NodeSketch.LOOP0));
    }

    @Test
    void theWholePlanIsWordedForPeople() {
        assertThat(plan().steps())
                .extracting(step -> step.step().title())
                .isEqualTo(List.of(
                        "stop dcos-mesos-slave.service",
                        "remove /var/lib/dcos/mesos-resources",
                        "remove " + NodeSketch.CHECKPOINT,
                        "unmount /dcos/volume0; its data stays",
                        "remove from /etc/fstab: " + LINE,
                        "reboot",
                        "verify that the agent no longer offers /dcos/volume0"));
    }
}

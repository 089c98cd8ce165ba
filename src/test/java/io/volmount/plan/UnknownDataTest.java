package io.volmount.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.NodeSketch;
import io.volmount.facts.Signature;
import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.plan.step.PlannedStep;
import io.volmount.playbook.Overwrite;
import io.volmount.playbook.VolumeSpec;
import io.volmount.step.FormattingStep;
import io.volmount.volume.ByteSize;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Devices and files that carry no signature that blkid knows, and do not read as zeros. */
class UnknownDataTest extends ForeseenPlans {
    private static final String DISK = "/dev/disk/by-id/virtio-data0";

    @Test
    void aDeviceThatIsNotEmpty() {
        device();
        assertThat(refusal(Playbooks.DISK))
                .startsWith(DISK + " (/dev/vdb) carries no known signature, but is not empty, and may hold data")
                .contains("write `overwrite: unknown-data` for /dcos/volume1");
    }

    @Test
    void aDeviceThatIsNotEmptyIsOverwrittenIfThePlaybookSaysSo() {
        device();
        PlannedStep step = make(overwriting());
        assertThat(step.reason())
                .isEqualTo(DISK + " carries no known signature, and the playbook says overwrite: unknown-data");
        assertThat(step.step().destroys())
                .contains("data of an unknown kind on " + DISK + " (400 MB, no known signature, but not empty)");
        assertThat(((FormattingStep) step.step()).parameters()).containsEntry("OVERWRITE", "unknown-data");
    }

    @Test
    void aDeviceThatIsEmptyIsPlannedAsSuchWhateverThePlaybookSays() {
        node.devices.put(DISK, NodeSketch.blank("/dev/vdb", ByteSize.ofMb(400)));
        PlannedStep step = make(overwriting());
        assertThat(step.step().destroys())
                .hasValueSatisfying(text -> assertThat(text).endsWith("found blank)"));
        assertThat(((FormattingStep) step.step()).parameters()).containsEntry("OVERWRITE", "nothing");
    }

    @Test
    void aDeviceThatWasEmptyWhenItsPlanWasSaved() {
        node.devices.put(DISK, NodeSketch.blank("/dev/vdb", ByteSize.ofMb(400)));
        AgentPlan saved = plan(overwriting());
        device();
        AgentPlan judged = Drift.judge(saved, plan(overwriting()));
        assertThat(judged.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(judged.summary()).contains("overwrite `nothing` is now `unknown-data`");
    }

    @Test
    void aDeviceWithASignatureIsNeverOverwritten() {
        node.devices.put(
                DISK,
                NodeSketch.signed(
                        NodeSketch.blank("/dev/vdb", ByteSize.ofMb(400)),
                        new Signature("unreadable", Optional.empty(), Optional.empty())));
        assertThat(refusal(overwriting())).contains("carries unreadable and may hold data");
    }

    @Test
    void aFileThatIsNotEmpty() {
        node.files.put(NodeSketch.FILE0, NodeSketch.file(ByteSize.ofMb(200), Optional.of(Signature.UNKNOWN_DATA)));
        assertThat(refusal(Playbooks.LOOPBACK))
                .startsWith(
                        "/root/volume0.img carries no known signature, but is not empty or is too large to be checked");
    }

    @Test
    void whatIsLeftOfTheVeryFileSystemThatThePlanMakesIsMadeAgain() {
        node.devices.put(DISK, NodeSketch.blank("/dev/vdb", ByteSize.ofMb(400)));
        FormattingStep first = (FormattingStep) make(Playbooks.DISK).step();
        device(Signature.unfinished(first.makeFilesystem().uuid()));
        PlannedStep again = make(Playbooks.DISK);
        assertThat(again.step()).isEqualTo(first);
        assertThat(again.reason()).isEqualTo("making this file system on " + DISK + " was interrupted");
        device(Signature.unfinished("00000000-0000-4000-8000-000000000000"));
        assertThat(refusal(Playbooks.DISK)).contains("carries unfinished file system (UUID 00000000");
    }

    @Test
    void whatIsLeftInABackingFileIsMadeAgain() {
        node.files.put(NodeSketch.FILE0, NodeSketch.file(ByteSize.ofMb(200), Optional.empty()));
        String uuid = ((FormattingStep) make(Playbooks.LOOPBACK).step())
                .makeFilesystem()
                .uuid();
        node.files.put(NodeSketch.FILE0, NodeSketch.file(ByteSize.ofMb(200), Optional.of(Signature.unfinished(uuid))));
        assertThat(make(Playbooks.LOOPBACK).reason()).endsWith("was interrupted");
    }

    private void device() {
        device(Signature.UNKNOWN_DATA);
    }

    private void device(Signature signature) {
        node.devices.put(DISK, NodeSketch.signed(NodeSketch.blank("/dev/vdb", ByteSize.ofMb(400)), signature));
    }

    private static VolumeSpec overwriting() {
        VolumeSpec disk = Playbooks.DISK;
        return new VolumeSpec(
                disk.path(), disk.source(), disk.filesystem(), disk.fstab(), Overwrite.UNKNOWN_DATA, disk.location());
    }

    private PlannedStep make(VolumeSpec volume) {
        return plan(volume).steps().stream()
                .filter(step -> step.step() instanceof FormattingStep)
                .findFirst()
                .orElseThrow();
    }
}

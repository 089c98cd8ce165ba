package io.volmount.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.MountDisk;
import io.volmount.facts.NodeKind;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.ResourcesFile;
import io.volmount.facts.ResourcesFile.Edit;
import io.volmount.facts.ResourcesFile.Edit.Kind;
import io.volmount.facts.Signature;
import io.volmount.fstab.FstabEntry;
import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.plan.step.PlannedStep;
import io.volmount.playbook.Playbook;
import io.volmount.playbook.policy.Activation;
import io.volmount.step.ClearResourceState;
import io.volmount.step.MakeFilesystem;
import io.volmount.step.Step;
import io.volmount.volume.ByteSize;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private final NodeSketch node = new NodeSketch();

    private AgentPlan plan(Playbook playbook) {
        return Planner.plan(node.facts(), playbook, Optional.empty());
    }

    private static List<String> ids(AgentPlan plan) {
        return plan.steps().stream().map(PlannedStep::step).map(Step::id).toList();
    }

    @Test
    void takesTheStepsOfTheDocumentInItsOrder() {
        AgentPlan plan = plan(Playbooks.reboot(Playbooks.LOOPBACK));

        assertThat(ids(plan))
                .containsExactly(
                        "stop-agent",
                        "clear-resource-state",
                        "clear-agent-checkpoint",
                        "create-backing-file",
                        "make-filesystem",
                        "add-fstab-entry",
                        "mount-volume",
                        "reboot",
                        "verify");
        assertThat(plan.steps()).allSatisfy(step -> assertThat(step.reason()).isNotBlank());
        assertThat(plan.formatted()).isEqualTo(ByteSize.ofMb(200));
        assertThat(plan.runningTasks()).hasValue(2);
    }

    @Test
    void preparesEveryVolumeBeforeItTouchesFstab() {
        node.devices.put("/dev/disk/by-id/virtio-data0", NodeSketch.blank("/dev/vdb", ByteSize.ofMb(400)));

        assertThat(ids(plan(Playbooks.reboot(Playbooks.LOOPBACK, Playbooks.DISK))))
                .containsSubsequence(
                        "create-backing-file",
                        "make-filesystem",
                        "make-filesystem",
                        "add-fstab-entry",
                        "mount-volume",
                        "add-fstab-entry",
                        "mount-volume");
    }

    @Test
    void aProvisionedAgentHasNothingToDo() {
        node.provisioned();

        AgentPlan plan = plan(Playbooks.reboot(Playbooks.LOOPBACK));

        assertThat(plan.verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(plan.steps()).isEmpty();
    }

    @Test
    void aLineThatAnEarlierVersionWroteWithoutNosuidStands() {
        node.provisioned();
        node.resources = ResourcesFile.ABSENT;

        assertThat(node.fstab).extracting(FstabEntry::options).containsExactly("loop");
        assertThat(Playbooks.LOOPBACK.fstab().options()).isEqualTo("loop,nosuid,nodev");
        assertThat(ids(plan(Playbooks.reboot(Playbooks.LOOPBACK)))).doesNotContain("add-fstab-entry");
    }

    @Test
    void aVolumeThatIsMountedButNotOfferedNeedsNoFormatting() {
        node.provisioned();
        node.resources = ResourcesFile.ABSENT;

        assertThat(ids(plan(Playbooks.reboot(Playbooks.LOOPBACK))))
                .containsExactly("stop-agent", "clear-resource-state", "clear-agent-checkpoint", "reboot", "verify");
    }

    @Test
    void aNodeWithoutDcosIsNeitherStoppedNorCleared() {
        node.kind = NodeKind.PRE_INSTALL;
        node.version = Optional.empty();
        node.resources = ResourcesFile.ABSENT;

        assertThat(ids(plan(Playbooks.reboot(Playbooks.LOOPBACK))))
                .containsExactly(
                        "create-backing-file",
                        "make-filesystem",
                        "add-fstab-entry",
                        "mount-volume",
                        "reboot",
                        "verify");
    }

    @Test
    void restartModeStartsTheAgentInsteadOfRebooting() {
        List<String> ids = ids(plan(Playbooks.playbook(Activation.RESTART, Playbooks.LOOPBACK)));

        assertThat(ids).endsWith("mount-volume", "start-agent", "verify").doesNotContain("reboot");
    }

    @Test
    void theSameNodeGetsTheSameUuidSoThatALaterPlanKnowsItsOwnWork() {
        String uuid = uuid(plan(Playbooks.reboot(Playbooks.LOOPBACK)));
        node.files.put(
                NodeSketch.FILE0,
                NodeSketch.file(
                        ByteSize.ofMb(200), Optional.of(new Signature("ext4", Optional.of(uuid), Optional.empty()))));

        AgentPlan later = plan(Playbooks.reboot(Playbooks.LOOPBACK));

        assertThat(later.verdict()).isEqualTo(Verdict.PLANNED);
        assertThat(ids(later))
                .doesNotContain("create-backing-file", "make-filesystem")
                .contains("mount-volume");
    }

    @Test
    void aDiskKeepsItsUuidWhenMkfsGivesItNewLinks() {
        node.devices.put("/dev/disk/by-id/virtio-data0", NodeSketch.blank("/dev/vdb", ByteSize.ofMb(400)));
        String uuid = uuid(plan(Playbooks.reboot(Playbooks.DISK)));
        node.devices.computeIfPresent(
                "/dev/disk/by-id/virtio-data0",
                (path, device) -> NodeSketch.signed(device, new Signature("xfs", Optional.of(uuid), Optional.empty())));

        assertThat(ids(plan(Playbooks.reboot(Playbooks.DISK)))).doesNotContain("make-filesystem");
    }

    @Test
    void olderVersionsRemoveTheResourcesAndSayWhatThatMeansForVolumesInUse() {
        node.resources = offering("/dcos/volume7", true);

        AgentPlan plan = plan(Playbooks.reboot(Playbooks.LOOPBACK));

        assertThat(how(plan)).isEqualTo(ClearResourceState.How.REMOVE);
        assertThat(plan.warnings()).singleElement().asString().contains("/dcos/volume7 (74 MB)");
    }

    @Test
    void laterVersionsKeepTheSizesOfVolumesInUseInTheCache() {
        node.version = Optional.of("1.13.4");
        node.resources = offering("/dcos/volume7", true);

        AgentPlan plan = plan(Playbooks.reboot(Playbooks.LOOPBACK));

        assertThat(how(plan)).isEqualTo(ClearResourceState.How.KEEP_AS_CACHE);
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    void resourcesThatWouldCrashTheCacheAreNotMadeTheCache() {
        node.version = Optional.of("1.13.4");
        node.resources = offering("/dcos/volume7", false);

        assertThat(how(plan(Playbooks.reboot(Playbooks.LOOPBACK)))).isEqualTo(ClearResourceState.How.REMOVE);
    }

    @Test
    void whatSomebodyWroteIntoTheResourcesIsNamedByKindAsLost() {
        node.version = Optional.of("1.13.4");
        node.resources = new ResourcesFile(
                ResourcesFile.State.READ,
                List.of(new MountDisk("/dcos/volume2", 74, "kafka")),
                Instant.EPOCH,
                true,
                "",
                List.of(
                        new Edit(Kind.KEY, "disk.source.profile \"xfs\" of /dcos/volume2"),
                        new Edit(Kind.ROLE, "/dcos/volume2 for kafka instead of *"),
                        new Edit(Kind.KEY, "disk.source.id \"7\" of /dcos/volume2"),
                        new Edit(Kind.RESOURCE, "gpus 2")));

        assertThat(plan(Playbooks.reboot(Playbooks.LOOPBACK)).warnings())
                .containsExactly(
                        "discovery will drop keys that somebody added to its disks: disk.source.profile \"xfs\" of"
                                + " /dcos/volume2, disk.source.id \"7\" of /dcos/volume2; its cache keeps only sizes",
                        "discovery will reset the role of disks that somebody changed: /dcos/volume2 for"
                                + " kafka instead of *; its cache keeps only sizes",
                        "discovery will drop resources that somebody added: gpus 2; its cache keeps only sizes");

        node.version = Optional.of("1.9.4");
        assertThat(plan(Playbooks.reboot(Playbooks.LOOPBACK)).warnings())
                .hasSize(4)
                .noneMatch(warning -> warning.contains("cache"));
    }

    @Test
    void aDiscoveryThatWasSwitchedOffIsReported() {
        node.resources = ResourcesFile.empty(Instant.EPOCH);

        assertThat(plan(Playbooks.reboot(Playbooks.LOOPBACK)).warnings())
                .singleElement()
                .asString()
                .startsWith("volume discovery was probably disabled on purpose")
                .contains("this plan removes it");
    }

    @Test
    void aStrangersMountOnAnotherPathIsNoneOfOurBusiness() {
        node.mounts.add(NodeSketch.mount("/data", NodeSketch.number("/dev/vdq"), "/dev/vdq", "ext4"));

        AgentFacts facts = node.facts();

        assertThat(Planner.plan(facts, Playbooks.reboot(Playbooks.LOOPBACK), Optional.empty())
                        .verdict())
                .isEqualTo(Verdict.PLANNED);
    }

    private static ResourcesFile offering(String path, boolean cacheable) {
        return new ResourcesFile(
                ResourcesFile.State.READ, List.of(new MountDisk(path, 74, "*")), Instant.EPOCH, cacheable, "");
    }

    private static String uuid(AgentPlan plan) {
        return find(plan, MakeFilesystem.class).uuid();
    }

    private static ClearResourceState.How how(AgentPlan plan) {
        return find(plan, ClearResourceState.class).how();
    }

    private static <T> T find(AgentPlan plan, Class<T> kind) {
        return plan.steps().stream()
                .map(PlannedStep::step)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSoundVolumeThatANativeUnitMountsIsLeftAlone() {
        node.provisioned();
        node.fstab.clear();
        node.mountUnits.put(
                NodeSketch.VOLUME0,
                NodeSketch.mountUnit(
                        NodeSketch.VOLUME0,
                        "active",
                        "/etc/systemd/system/dcos-volume0.mount",
                        "enabled",
                        List.of("local-fs.target"),
                        NodeSketch.FILE0));

        assertThat(plan(Playbooks.reboot(Playbooks.LOOPBACK)).verdict()).isEqualTo(Verdict.UNCHANGED);
    }
}

package io.volmount.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.BlockDevice;
import io.volmount.facts.NodeKind;
import io.volmount.facts.NodeSketch;
import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.plan.step.PlannedStep;
import io.volmount.playbook.AgentDiagnostics;
import io.volmount.playbook.Playbook;
import io.volmount.playbook.VolumeSpec;
import io.volmount.step.Step;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** New machines of a cloud, which get their volumes before DC/OS. */
class CloudDisksTest {
    private final NodeSketch node = new NodeSketch();

    private AgentPlan plan(Playbook playbook) {
        node.kind = NodeKind.PRE_INSTALL;
        node.version = Optional.empty();
        return Planner.plan(node.facts(), playbook, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "aws, /dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_vol0123456789abcdef0",
        "azure, /dev/disk/azure/scsi1/lun0",
        "gce, /dev/disk/by-id/google-data0"
    })
    void aTemplateWaitsForTheDiskOfItsCloudAndPlansIt(String cloud, String link) {
        Playbook playbook = Playbook.load(Path.of("playbook-templates", "pre-install-" + cloud + ".yml"))
                .resolvedFor("a1", Map.of("ebs", "vol0123456789abcdef0"), new AgentDiagnostics())
                .orElseThrow();
        assertThat(playbook.deviceTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(plan(playbook).summary()).startsWith("there is no block device " + link);

        node.devices.put(link, NodeSketch.blank("/dev/sdc", ByteSize.ofMb(400)));
        node.devices.put("/dev/disk/azure/scsi1/lun1", NodeSketch.blank("/dev/sdd", ByteSize.ofMb(400)));

        assertThat(plan(playbook).steps().stream().map(PlannedStep::step).map(Step::id))
                .startsWith("make-filesystem")
                .endsWith("mount-volume", "reboot", "verify")
                .doesNotContain("stop-agent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dev/disk/azure/resource",
                "/dev/disk/azure/resource-part1",
                "/dev/disk/cloud/azure_resource",
                "/mnt/./DATALOSS_WARNING_README.txt"
            })
    void theTemporaryDiskOfAzureIsRefusedByWhateverName(String link) {
        VolumeSpec volume = Playbooks.volume("/dcos/volume0", new Source.Device("/dev/sdb"), Filesystem.XFS);
        BlockDevice disk = NodeSketch.blank("/dev/sdb", ByteSize.ofMb(400));
        node.devices.put("/dev/sdb", disk);
        assertThat(plan(Playbooks.reboot(volume)).verdict()).isEqualTo(Verdict.PLANNED);

        node.paths.put(link, disk.number());

        assertThat(plan(Playbooks.reboot(volume)).summary())
                .startsWith("/dev/sdb is the temporary disk of an Azure machine")
                .endsWith(": name a data disk, as in /dev/disk/azure/scsi1/lun0");
    }

    @Test
    void theDataDisksOfTheSameMachineAreNot() {
        VolumeSpec volume =
                Playbooks.volume("/dcos/volume0", new Source.Device("/dev/disk/azure/scsi1/lun0"), Filesystem.XFS);
        node.devices.put("/dev/disk/azure/scsi1/lun0", NodeSketch.blank("/dev/sdc", ByteSize.ofMb(400)));
        node.paths.put("/dev/disk/azure/resource", NodeSketch.number("/dev/sdb"));

        assertThat(plan(Playbooks.reboot(volume)).verdict()).isEqualTo(Verdict.PLANNED);
    }
}

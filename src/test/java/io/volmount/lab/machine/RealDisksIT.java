package io.volmount.lab.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.OperatorFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks as udev and LVM name them, through a reboot of the whole machine. */
@NeedsMachine
class RealDisksIT {
    private static final String LVM = """
            set -e
            pvcreate -q /dev/disk/by-id/virtio-lvm
            vgcreate -q vg0 /dev/disk/by-id/virtio-lvm
            lvcreate -q -y -L 300M -n lv0 vg0
            """;

    @TempDir
    Path directory;

    @Test
    void aDiskAPartitionAndALogicalVolumeAreProvisionedAndThenLeftAlone(Machine machine) throws Exception {
        String disk = machine.plug("whole", 400);
        String parted = machine.plug("parted", 300);
        String physicalVolume = machine.plug("lvm", 400);
        machine.stdout("echo 'size=250M, type=L' | sfdisk -q -X gpt " + parted + " && udevadm settle\n" + LVM);
        OperatorFixture operator = machine.operator(directory).playbook("""
                volumes:
                  - {path: /dcos/volume0, source: {device: %s}, filesystem: xfs}
                  - {path: /dcos/volume1, source: {device: %s-part1}, filesystem: ext4}
                  - {path: /dcos/volume2, source: {device: /dev/vg0/lv0}, filesystem: ext4}
                verify: {timeout: 5m, settle: 5s}
                """.formatted(disk, parted));
        String boot = machine.bootId();
        assertThat(operator.check().exitCode()).isZero();

        CommandRun plan = operator.plan();
        CommandRun apply = operator.apply();

        assertThat(plan.outcome("machine")).as("%s", plan).isEqualTo("planned");
        assertThat(apply.outcome("machine")).as("%s", apply).isEqualTo("verified");
        assertThat(machine.bootId()).isNotEqualTo(boot);
        assertThat(machine.stdout("findmnt -n -o SOURCE /dcos/volume2")).isEqualTo("/dev/mapper/vg0-lv0");
        CommandRun next = operator.plan();
        assertThat(next.outcome("machine")).as("%s", next).isEqualTo("unchanged");
        assertThat(operator.verify().outcome("machine")).isEqualTo("verified");

        usedDisksAreRefused(operator, physicalVolume, parted, "/dev/mapper/vg0-lv0", "/dev/dm-0");
    }

    private static void usedDisksAreRefused(OperatorFixture operator, String... devices) throws Exception {
        for (String device : devices) {
            CommandRun plan = operator.playbook(
                            "volumes:\n  - {path: /dcos/volume3, source: {device: " + device + "}, filesystem: ext4}\n")
                    .plan();
            assertThat(plan.outcome("machine")).as("%s: %s", device, plan).isEqualTo("refused");
            assertThat(plan.reason("machine")).contains(device);
        }
    }
}

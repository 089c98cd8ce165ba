package io.volmount.lab.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.OperatorFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks as udev and LVM name them, named by a playbook or chosen by its rule, through a reboot of the whole machine. */
@NeedsMachine
class RealDisksIT {
    private static final String LVM = """
            set -e
            pvcreate -q /dev/disk/by-id/virtio-lvm
            vgcreate -q vg0 /dev/disk/by-id/virtio-lvm
            lvcreate -q -y -L 300M -n lv0 vg0
            """;
    private static final String PLAYBOOK = """
            volumes:
              - {path: /dcos/volume0, source: {device: %s}, filesystem: xfs}
              - {path: /dcos/volume1, source: {device: %s-part1}, filesystem: ext4}
              - {path: /dcos/volume2, source: {device: /dev/vg0/lv0}, filesystem: ext4}
              - path: "/dcos/volume[3-9]"
                source: {disks: {size: ">=340MB,<360MB", count: 1}}
                filesystem: ext4
            verify: {timeout: 5m, settle: 5s}
            """;
    private static final String USED = """
            volumes:
              - {path: /dcos/volume10, source: {device: %s}, filesystem: ext4}
              - {path: /dcos/volume11, source: {device: %s}, filesystem: ext4}
              - {path: /dcos/volume12, source: {device: /dev/mapper/vg0-lv0}, filesystem: ext4}
              - {path: /dcos/volume13, source: {device: /dev/dm-0}, filesystem: ext4}
            """;

    @TempDir
    Path directory;

    @Test
    void namedAndChosenDisksAreProvisionedAndThenLeftAlone(Machine machine) throws Exception {
        String disk = machine.plug("whole", 400);
        String parted = machine.plug("parted", 300);
        String physicalVolume = machine.plug("lvm", 400);
        String second = machine.plug("rule-b", 350);
        machine.stdout("echo 'size=250M, type=L' | sfdisk -q -X gpt " + parted + " && udevadm settle\n" + LVM);
        String playbook = PLAYBOOK.formatted(disk, parted);
        OperatorFixture operator = machine.operator(directory).playbook(playbook);
        String boot = machine.bootId();

        CommandRun plan = operator.plan("-o", operator.file("plan.json").toString());
        String first = machine.plug("rule-a", 350);
        CommandRun drifted = operator.applySaved("plan.json");
        CommandRun apply = operator.apply();

        assertThat(plan.outcome("machine")).as("%s", plan).isEqualTo("planned");
        assertThat(plan.out()).contains(second);
        assertThat(drifted.outcome("machine")).as("%s", drifted).isEqualTo("refused");
        assertThat(apply.outcome("machine")).as("%s", apply).isEqualTo("verified");
        assertThat(machine.bootId()).isNotEqualTo(boot);
        assertThat(machine.stdout("findmnt -n -o SOURCE /dcos/volume2")).isEqualTo("/dev/mapper/vg0-lv0");
        assertThat(machine.stdout("findmnt -n -o SOURCE /dcos/volume3"))
                .isEqualTo(machine.stdout("readlink -f " + first));
        CommandRun next = operator.plan();
        assertThat(next.outcome("machine")).as("%s", next).isEqualTo("unchanged");

        CommandRun used =
                operator.playbook(USED.formatted(physicalVolume, parted)).plan();
        assertThat(used.outcome("machine")).as("%s", used).isEqualTo("refused");
        assertThat(used.reason("machine"))
                .contains(physicalVolume + " (/dev/vd", parted + " (/dev/vd", "/dev/mapper/vg0-lv0 (", "/dev/dm-0 is ");

        machine.unplug("rule-a");
        CommandRun gone = operator.playbook(playbook).apply();
        assertThat(gone.outcome("machine")).as("%s", gone).isEqualTo("refused");
        assertThat(gone.reason("machine")).contains("/dcos/volume3").contains("attach");
        assertThat(machine.succeeds("blkid -p " + second)).as("blank as before").isFalse();
    }
}

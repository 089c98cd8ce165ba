package io.volmount.lab.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.NodeState;
import io.volmount.cli.OperatorFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that somebody pulls out between plan and apply. */
@NeedsMachine
class PulledDiskIT {
    private static final String VOLUMES = """
            volumes:
              - {path: /dcos/volume0, source: {device: /dev/disk/by-id/virtio-slot}, filesystem: ext4}
            activation: restart
            """;

    @TempDir
    Path directory;

    @Test
    void itsPlanIsRefusedBeforeAnythingIsTouchedAndSoIsAnotherDiskInItsSlot(Machine machine) throws Exception {
        machine.plug("slot", 400);
        OperatorFixture operator = machine.operator(directory).playbook(VOLUMES);
        assertThat(operator.plan("-o", operator.file("plan.json").toString()).exitCode())
                .isZero();
        machine.unplug("slot");
        NodeState before = NodeState.of(machine);

        CommandRun apply = operator.applySaved("plan.json");

        assertThat(apply.exitCode()).isEqualTo(1);
        assertThat(apply.outcome("machine")).as("%s", apply).isEqualTo("refused");
        assertThat(apply.reason("machine"))
                .startsWith("it has changed since it was planned: ")
                .contains("there is no block device /dev/disk/by-id/virtio-slot");

        machine.stdout("mkfs.ext4 -q -L precious " + machine.plug("slot", 300) + " && udevadm settle");
        CommandRun ofAnother = operator.applySaved("plan.json");

        assertThat(ofAnother.outcome("machine")).as("%s", ofAnother).isEqualTo("refused");
        assertThat(ofAnother.reason("machine"))
                .startsWith("it has changed since it was planned: ")
                .contains("ext4");
        assertThat(before.changesTo(NodeState.of(machine))).isEmpty();
        assertThat(machine.stdout("blkid -p -s LABEL -o value /dev/disk/by-id/virtio-slot"))
                .isEqualTo("precious");
    }

    /** Nothing but the kernel's count of disks tells the two apart: they have one size, one name and one slot. */
    @Test
    void anotherBlankDiskWithoutASerialIsNotTakenForIt(Machine machine) throws Exception {
        String device = machine.plugWithoutSerial("first", 400);
        OperatorFixture operator = machine.operator(directory).playbook("""
                volumes:
                  - {path: /dcos/volume0, source: {device: %s}, filesystem: ext4}
                activation: restart
                """.formatted(device));
        CommandRun plan = operator.plan("-o", operator.file("plan.json").toString());
        assertThat(plan.outcome("machine")).as("%s", plan).isEqualTo("planned");
        machine.unplug("first");
        assertThat(machine.plugWithoutSerial("second", 400)).isEqualTo(device);
        NodeState before = NodeState.of(machine);

        CommandRun apply = operator.applySaved("plan.json");

        assertThat(apply.outcome("machine")).as("%s", apply).isEqualTo("refused");
        assertThat(apply.reason("machine"))
                .startsWith(
                        "it has changed since it was planned: make-filesystem of /dcos/volume0 has changed: identity")
                .contains("diskseq");
        assertThat(before.changesTo(NodeState.of(machine))).isEmpty();
        assertThat(machine.succeeds("blkid -p " + device)).isFalse();
    }
}

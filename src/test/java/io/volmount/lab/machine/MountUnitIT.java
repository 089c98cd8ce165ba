package io.volmount.lab.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.OperatorFixture;
import io.volmount.lab.Procedure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Volumes that systemd mounts by units of its own, with no line in fstab. */
@NeedsMachine
class MountUnitIT {
    private static final String UNIT = """
            cat > /etc/systemd/system/dcos-volume%1$d.mount <<'UNIT'
            [Mount]
            What=%2$s
            Where=/dcos/volume%1$d
            Type=ext4
            [Install]
            WantedBy=local-fs.target
            UNIT
            systemctl enable dcos-volume%1$d.mount
            """;
    private static final String PLAYBOOK = """
            volumes:
              - {path: /dcos/volume%d, source: {device: %s}, filesystem: ext4}
            activation: restart
            verify: {timeout: 5m, settle: 5s}
            """;

    @TempDir
    Path directory;

    @Test
    void aHealthyOneIsLeftAlone(Machine machine) throws Exception {
        String disk = machine.plug("native", 400);
        machine.stdout("mkfs.ext4 -q " + disk + "\n" + UNIT.formatted(3, disk) + "systemctl start dcos-volume3.mount\n"
                + Procedure.stopAndClear(Machine.UNIT) + "systemctl start " + Machine.UNIT);
        OperatorFixture operator = machine.operator(directory).playbook(PLAYBOOK.formatted(3, disk));

        CommandRun plan = operator.plan();
        CommandRun verify = operator.verify();

        assertThat(plan.outcome("machine")).as("%s", plan).isEqualTo("unchanged");
        assertThat(verify.outcome("machine")).as("%s", verify).isEqualTo("verified");
    }

    @Test
    void oneThatWouldMountAnotherDiskRefusesThePlan(Machine machine) throws Exception {
        String disk = machine.plug("wanted", 400);
        machine.stdout(UNIT.formatted(4, machine.plug("other", 400)));

        CommandRun plan = machine.operator(directory)
                .playbook(PLAYBOOK.formatted(4, disk))
                .plan();

        assertThat(plan.outcome("machine")).as("%s", plan).isEqualTo("refused");
        assertThat(plan.reason("machine")).contains("/etc/systemd/system/dcos-volume4.mount");
    }
}

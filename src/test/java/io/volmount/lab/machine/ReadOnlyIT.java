package io.volmount.lab.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.OperatorFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file system that the kernel has made read-only, because it found an error. */
@NeedsMachine
class ReadOnlyIT {
    private static final String VOLUME = "/dcos/volume0";

    @TempDir
    Path directory;

    @Test
    void isCalledReadOnlyByPlanAndVerify(Machine machine) throws Exception {
        String disk = machine.plug("failing", 400);
        OperatorFixture operator = machine.operator(directory).playbook("""
                volumes:
                  - path: /dcos/volume0
                    source: {device: %s}
                    filesystem: ext4
                    fstab: {options: errors=remount-ro}
                activation: restart
                verify: {timeout: 5m, settle: 5s}
                """.formatted(disk));
        CommandRun apply = operator.apply();
        assertThat(apply.outcome("machine")).as("%s", apply).isEqualTo("verified");
        machine.stdout("echo injected > /sys/fs/ext4/$(basename $(readlink -f " + disk + "))/trigger_fs_error");
        assertThat(machine.succeeds("touch /dcos/volume0/file")).isFalse();

        CommandRun plan = operator.plan();
        CommandRun verify = operator.verify();

        assertThat(plan.outcome("machine")).as("%s", plan).isEqualTo("refused");
        assertThat(plan.reason("machine")).contains(VOLUME, "read-only");
        assertThat(verify.outcome("machine")).as("%s", verify).isEqualTo("not-verified");
        assertThat(verify.missed("machine", VOLUME)).containsExactly("mounted");
        assertThat(verify.reason("machine")).contains(VOLUME, "read-only");
    }
}

package io.volmount.lab.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.OperatorFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong lines in fstab, and what the next boot makes of them. */
@NeedsMachine
class WrongFstabLineIT {
    private static final String VOLUME = "/dcos/volume0";
    private static final String PLAYBOOK = """
            volumes:
              - {path: /dcos/volume%d, source: {device: %s}, filesystem: ext4}
            activation: %s
            verify: {timeout: %s, settle: 2s}
            """;

    @TempDir
    Path directory;

    @Test
    void ofTheVolumeIsToldBeforeTheBootAndItsEffectAfterIt(Machine machine) throws Exception {
        String disk = machine.plug("renamed", 400);
        OperatorFixture operator = machine.operator(directory).playbook(PLAYBOOK.formatted(0, disk, "restart", "5m"));
        CommandRun apply = operator.apply();
        assertThat(apply.outcome("machine")).as("%s", apply).isEqualTo("verified");
        machine.stdout(
                "cp /etc/fstab /etc/fstab.right; sed -i '/ .dcos.volume0 /c UUID=3c9b6a0e-0000-4000-8000-000000000000"
                        + " /dcos/volume0 ext4 nofail,x-systemd.device-timeout=10s 0 2' /etc/fstab");

        CommandRun plan = operator.plan();
        CommandRun beforeTheBoot = operator.verify();
        machine.rebootInto("lab-ready ssh");
        CommandRun afterTheBoot = operator.verify();

        assertThat(plan.outcome("machine")).as("%s", plan).isEqualTo("refused");
        assertThat(plan.reason("machine")).contains("/etc/fstab", "UUID=3c9b6a0e-0000-4000-8000-000000000000");
        assertThat(beforeTheBoot.outcome("machine")).as("%s", beforeTheBoot).isEqualTo("not-verified");
        assertThat(beforeTheBoot.missed("machine", VOLUME)).containsExactly("fstab");
        assertThat(afterTheBoot.outcome("machine")).as("%s", afterTheBoot).isEqualTo("not-verified");
        assertThat(afterTheBoot.missed("machine", VOLUME)).contains("mounted", "fstab", "agent-healthy");

        machine.stdout("cp /etc/fstab.right /etc/fstab; systemctl daemon-reload; mount /dcos/volume0;"
                + " systemctl reset-failed; systemctl start " + Machine.UNIT);
        assertThat(operator.verify().outcome("machine")).isEqualTo("verified");
    }

    @Test
    void ofAnotherDiskEndsTheBootInEmergencyModeAndTheRunInDoubtUntilItIsMended(Machine machine) throws Exception {
        String disk = machine.plug("innocent", 400);
        OperatorFixture operator = machine.operator(directory).playbook(PLAYBOOK.formatted(1, disk, "reboot", "60s"));
        String boot = machine.bootId();
        machine.stdout("echo 'UUID=3c9b6a0e-0000-4000-8000-000000000001 /srv ext4 x-systemd.device-timeout=10s 0 2'"
                + " >> /etc/fstab");

        CommandRun apply = operator.apply();

        assertThat(apply.exitCode()).isEqualTo(1);
        assertThat(apply.outcome("machine")).as("%s", apply).isEqualTo("in-doubt");
        assertThat(apply.reason("machine")).startsWith("reboot: did not come back within 60 s; check its console");
        machine.awaitBootAfter(boot);
        machine.await("systemctl is-active emergency.target");

        machine.stdout("sed -i '/ .srv /d' /etc/fstab; systemctl daemon-reload; systemctl --no-block default");
        machine.awaitReady();
        CommandRun resumed = operator.run("resume", "--format", "json");
        assertThat(resumed.outcome("machine")).as("%s", resumed).isEqualTo("verified");
    }
}

package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.step.ClearAgentCheckpoint;
import io.volmount.step.Reboot;
import io.volmount.step.StepResult;
import io.volmount.volume.VolumePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LockAndRebootTest {
    private Sandbox node;

    @BeforeEach
    void open() throws Exception {
        node = Sandbox.open("busybox sh");
    }

    @AfterEach
    void close() throws Exception {
        if (node != null) {
            node.close();
        }
    }

    @Test
    void aStepWaitsForAnotherOneAndThenNamesIt() {
        node.sh("mkdir -p /var/lib/volmount; echo make-filesystem, process 7 >/var/lib/volmount/lock\n"
                + "flock /var/lib/volmount/lock sh -c 'echo >/held; exec sleep 30' >/dev/null 2>&1 & echo $! >/holder\n"
                + "while [ ! -e /held ]; do sleep 0.05; done");
        ClearAgentCheckpoint step = new ClearAgentCheckpoint("/nothing");
        assertThat(node.perform(step).detail())
                .isEqualTo("another step is running on this node and holds /var/lib/volmount/lock:"
                        + " make-filesystem, process 7");
        node.sh("kill $(cat /holder) $(pgrep -P $(cat /holder))");
        assertThat(node.perform(step).detail()).isEqualTo("there is no /nothing");
        assertThat(node.sh("stat -c %a /var/lib/volmount")).isEqualTo("700\n");
    }

    @Test
    void doesNotRebootAgainOutOfAnEndedBoot() throws Exception {
        assertThat(reboot(Samples.BOOT)).isEqualTo("UNCHANGED: already in boot " + runningBoot());
        assertThat(asked()).isEmpty();
    }

    @Test
    void asksOnceForTheRebootOfThisBoot() throws Exception {
        String never = "FAILED: did not go down: still in boot " + runningBoot()
                + " after 0 s; see what blocks the reboot (systemctl list-jobs), then reboot the node by hand";
        assertThat(reboot(runningBoot())).isEqualTo(never);
        assertThat(reboot(runningBoot())).isEqualTo(never);
        assertThat(asked()).isEqualTo("reboot\n");
    }

    @Test
    void aRebootThatSystemdRefusesIsAFailureAndMayBeAskedForAgain() throws Exception {
        node.sh("touch /units/.unwilling");
        assertThat(reboot(runningBoot())).isEqualTo("FAILED: systemctl reboot failed");
        assertThat(reboot(runningBoot())).isEqualTo("FAILED: systemctl reboot failed");
        assertThat(asked()).isEqualTo("reboot\nreboot\n");
    }

    @Test
    void doesNotRebootIntoAVolumeThatIsNotMounted() throws Exception {
        node.sh("mkdir -p /dcos/volume1 /dcos/volume2; mount -t tmpfs tmpfs /dcos/volume1");
        assertThat(reboot(runningBoot(), VolumePath.of("/dcos/volume1"), VolumePath.of("/dcos/volume2")))
                .isEqualTo("FAILED: refused: /dcos/volume2 is not mounted");
        assertThat(asked()).isEmpty();
        node.sh("umount /dcos/volume1");
    }

    private String asked() {
        return node.sh("cat /units/.calls 2>/dev/null || :");
    }

    private String reboot(String boot, VolumePath... volumes) {
        StepResult result = node.perform(new Reboot(boot, List.of(volumes), Duration.ZERO));
        return result.status() + ": " + result.detail();
    }

    private static String runningBoot() throws Exception {
        return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    }
}

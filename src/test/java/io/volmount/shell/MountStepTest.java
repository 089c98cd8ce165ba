package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.document.TextFile;
import io.volmount.playbook.Playbook;
import io.volmount.step.MountVolume;
import io.volmount.step.StepResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MountStepTest {
    private static final String OTHER = "00000000-0000-4000-8000-000000000000";

    private Sandbox node;

    void open(String shell, String uuid, String options) throws Exception {
        node = Sandbox.open(shell);
        node.sh("truncate -s 64M /root/v.img; mkfs.ext4 -q -U " + uuid
                + " /root/v.img; ln -sf /bin/true /usr/bin/sleep\n" + "echo '/root/v.img /dcos/volume0 auto " + options
                + " 0 2' >/etc/fstab");
    }

    @AfterEach
    void close() throws Exception {
        if (node != null) {
            node.sh("umount /dcos/volume0 2>/dev/null || :");
            node.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void mountsOnceOnAPathThatTasksCanReach(String shell) throws Exception {
        open(shell, Samples.UUID, "loop");
        node.sh("rmdir /dcos");
        assertThat(mount()).isEqualTo("DONE: /dcos/volume0 is mounted, UUID " + Samples.UUID);
        assertThat(mount()).startsWith("UNCHANGED");
        assertThat(node.sh("stat -c %a /dcos /dcos/volume0")).isEqualTo("755\n755\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000 755", "0 777", "0 1777", "0 775"})
    void mountsNothingWhereAUserCouldPlaceALink(String whose) throws Exception {
        open("dash", Samples.UUID, "loop");
        node.sh("set -- " + whose + "; chown $1 /dcos; chmod $2 /dcos");
        assertThat(mount())
                .startsWith("FAILED: refused: /dcos/volume0 cannot be used as a mount point: /dcos belongs to user ");
        assertThat(node.sh("grep /dcos /proc/self/mountinfo || :")).isEmpty();
        assertThat(node.agent()
                        .probe(Samples.volumes(Samples.VOLUME))
                        .paths()
                        .get("/dcos")
                        .ownedByRoot())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"ext4, 1000", "'ext4, fstab: {options: \"suid,dev\"}', 0"})
    void aProgramOnItRunsAsRootOnlyIfThePlaybookSaysSo(String filesystem, String runsAs) throws Exception {
        open(
                "dash",
                Samples.UUID,
                optionsOf("{loopback: {file: /root/v.img, size: 200MB}}, filesystem: " + filesystem));
        node.sh("mkdir /root/m; mount -o loop /root/v.img /root/m; cp /usr/bin/id /root/m/id\n"
                + "chmod 4755 /root/m/id; umount /root/m");
        assertThat(mount()).startsWith("DONE");
        assertThat(node.sh("setpriv --reuid=1000 --regid=1000 --clear-groups /dcos/volume0/id -u")
                        .strip())
                .isEqualTo(runsAs);
    }

    /** What a plan writes into fstab. */
    private static String optionsOf(String volume) {
        TextFile playbook =
                new TextFile("playbook.yaml", "version: 1\nvolumes: [{path: /dcos/volume0, source: " + volume + "}]\n");
        return Playbook.read(playbook).volumes().get(0).fstab().options();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void unmountsAgainWhatIsNotTheFileSystemOfThePlan(String shell) throws Exception {
        open(shell, OTHER, "loop");
        assertThat(mount())
                .startsWith("FAILED: /dcos/volume0 is mounted from '/dev/loop")
                .endsWith("with UUID '" + OTHER + "', not " + Samples.UUID + "; unmounted again");
        assertThat(node.sh("grep /dcos /proc/self/mountinfo || :")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void leavesAloneWhatWasMountedBefore(String shell) throws Exception {
        open(shell, OTHER, "loop");
        node.sh("mkdir /dcos/volume0; mount /dcos/volume0");
        assertThat(mount()).startsWith("FAILED: refused: /dcos/volume0 is mounted from '/dev/loop");
        node.sh("mountpoint -q /dcos/volume0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void aReadOnlyMountIsRefused(String shell) throws Exception {
        open(shell, Samples.UUID, "loop,ro");
        assertThat(mount()).isEqualTo("FAILED: /dcos/volume0 is mounted read-only; unmounted again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void aReadOnlyFileSystemIsRefusedEvenIfItsMountIsWritable(String shell) throws Exception {
        open(shell, Samples.UUID, "loop,ro");
        node.sh("mkdir /dcos/volume0; mount /dcos/volume0; mount -o remount,bind,rw /dcos/volume0");
        assertThat(mount()).isEqualTo("FAILED: refused: /dcos/volume0 is mounted read-only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void mountsNothingOverExistingFiles(String shell) throws Exception {
        open(shell, Samples.UUID, "loop");
        node.sh("mkdir /dcos/volume0; touch /dcos/volume0/.precious");
        assertThat(mount()).startsWith("FAILED: refused: /dcos/volume0 is not empty");
        node.sh("rm -r /dcos/volume0; mkdir /elsewhere; ln -s /elsewhere /dcos/volume0");
        assertThat(mount()).startsWith("FAILED: refused: /dcos/volume0 is reached through a symbolic link");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void saysWhatMountSaid(String shell) throws Exception {
        open(shell, Samples.UUID, "loop");
        node.sh("rm /root/v.img");
        StepResult result = node.perform(new MountVolume(Samples.VOLUME, Samples.UUID));
        assertThat(result.detail()).startsWith("systemd cannot mount /dcos/volume0 from its line in /etc/fstab");
        assertThat(result.output()).contains("/root/v.img");
    }

    private String mount() {
        StepResult result = node.perform(new MountVolume(Samples.VOLUME, Samples.UUID));
        return result.status() + ": " + result.detail();
    }
}

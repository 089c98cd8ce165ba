package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.shell.session.ShellQuote;
import io.volmount.step.MountVolume;
import io.volmount.step.ScriptStep;
import io.volmount.step.StepResult;
import io.volmount.step.UndoFstabEntry;
import io.volmount.step.UndoMount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UndoStepsTest {
    private static final String LINE = "/root/v.img /dcos/volume0 auto loop 0 2\n";
    private static final String OTHER = "00000000-0000-4000-8000-000000000000";

    private Sandbox node;

    @AfterEach
    void close() throws Exception {
        if (node != null) {
            node.sh("umount /dcos/volume0 2>/dev/null || :");
            node.close();
        }
    }

    private String perform(ScriptStep step) {
        StepResult result = node.perform(step);
        return result.status() + ": " + result.detail();
    }

    private String takeOut() {
        return perform(new UndoFstabEntry(
                Samples.VOLUME, Samples.addEntry("/root/v.img").entry()));
    }

    private void fstab(String text) {
        node.sh("printf %s " + ShellQuote.quote(text) + " >/etc/fstab");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void exactlyTheAddedLineIsRemovedWhateverElseWasChangedSince(String shell) throws Exception {
        node = Sandbox.open(shell);
        fstab("# mine\n/x / ext4\n");
        node.sh("chmod 640 /etc/fstab; chown 0:4 /etc/fstab");
        perform(Samples.addEntry("/root/v.img"));
        node.sh("echo '/y /srv xfs # since' >>/etc/fstab");

        assertThat(takeOut()).isEqualTo("DONE: removed from /etc/fstab: " + LINE.strip());

        assertThat(node.sh("cat /etc/fstab")).isEqualTo("# mine\n/x / ext4\n/y /srv xfs # since\n");
        assertThat(node.sh("stat -c '%a %u:%g' /etc/fstab; ls /etc/fstab*")).isEqualTo("640 0:4\n/etc/fstab\n");
        assertThat(takeOut()).startsWith("UNCHANGED");
        assertThat(node.sh("tail -n 1 /units/.calls")).isEqualTo("daemon-reload\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void equivalentLinesOfSomebodyElseStay(String shell) throws Exception {
        node = Sandbox.open(shell);
        for (String kept : new String[] {"#" + LINE, "\t" + LINE, LINE.replace(" auto", "  auto"), ""}) {
            fstab(kept);
            assertThat(takeOut()).startsWith("UNCHANGED");
            assertThat(node.sh("cat /etc/fstab")).isEqualTo(kept);
        }
        fstab(LINE + "# between\n" + LINE);
        assertThat(takeOut()).startsWith("DONE");
        assertThat(node.sh("cat /etc/fstab")).isEqualTo(LINE + "# between\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void theVolumeIsUnmountedAndNothingElseIs(String shell) throws Exception {
        node = Sandbox.open(shell);
        node.sh("truncate -s 64M /root/v.img; mkfs.ext4 -q -U " + Samples.UUID + " /root/v.img");
        fstab(LINE);
        assertThat(perform(new MountVolume(Samples.VOLUME, Samples.UUID))).startsWith("DONE");

        assertThat(perform(new UndoMount(Samples.VOLUME, OTHER)))
                .startsWith("FAILED: refused: /dcos/volume0 is mounted from '/dev/loop");
        node.sh("mountpoint -q /dcos/volume0");
        assertThat(perform(new UndoMount(Samples.VOLUME, Samples.UUID))).isEqualTo("DONE: unmounted /dcos/volume0");
        assertThat(node.sh("grep /dcos /proc/self/mountinfo || :")).isEmpty();
        assertThat(perform(new UndoMount(Samples.VOLUME, Samples.UUID))).startsWith("UNCHANGED");
    }
}

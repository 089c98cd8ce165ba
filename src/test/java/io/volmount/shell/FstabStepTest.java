package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.shell.session.ShellQuote;
import io.volmount.step.StepResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FstabStepTest {
    private static final String LINE = "/root/volume0.img /dcos/volume0 auto loop 0 2\n";

    private Sandbox node;

    @AfterEach
    void close() throws Exception {
        if (node != null) {
            node.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void addsTheLineOnceAndKeepsModeOwnerAndOriginal(String shell) throws Exception {
        node = Sandbox.open(shell);
        fstab("# mine\nLABEL=root / ext4 defaults 0 1");
        node.sh("chmod 640 /etc/fstab; chown 0:4 /etc/fstab");
        assertThat(add("/root/volume0.img")).isEqualTo("DONE: added to /etc/fstab: " + LINE.strip());
        assertThat(node.sh("cat /etc/fstab")).isEqualTo("# mine\nLABEL=root / ext4 defaults 0 1\n" + LINE);
        assertThat(node.sh("stat -c '%a %u:%g' /etc/fstab")).isEqualTo("640 0:4\n");
        assertThat(node.sh("cat /var/lib/volmount/fstab.original")).isEqualTo("# mine\nLABEL=root / ext4 defaults 0 1");
        assertThat(add("/root/volume0.img")).startsWith("UNCHANGED");
        assertThat(node.sh("grep -c volume0 /etc/fstab; ls /etc/fstab*")).isEqualTo("1\n/etc/fstab\n");
        assertThat(node.sh("cat /units/.calls")).isEqualTo("daemon-reload\ndaemon-reload\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void findsItsOwnEntryHoweverItIsWritten(String shell) throws Exception {
        node = Sandbox.open(shell);
        fstab("\t/root/volume0.img\t\t/dcos/volume0/ auto   loop 0 2  \n");
        assertThat(add("/root/volume0.img")).startsWith("UNCHANGED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void refusesBesideAnotherEntryForTheMountPoint(String shell) throws Exception {
        node = Sandbox.open(shell);
        for (String other : new String[] {
            "UUID=1234 /dcos/volume0 xfs",
            "/root/volume0.img /dcos/volume0 auto loop,noauto 0 2",
            "/root/volume0.img /dcos/volume0 auto loop,x-systemd.automount 0 2",
            LINE + "/x /dcos/volume0 xfs"
        }) {
            fstab(other + "\n#/y /dcos/volume0 xfs\n");
            String before = node.sh("cat /etc/fstab");
            assertThat(add("/root/volume0.img"))
                    .startsWith("FAILED: refused: /etc/fstab mounts something else on /dcos/volume0: "
                            + other.replace(LINE, ""));
            assertThat(node.sh("cat /etc/fstab")).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void otherMountPointsAndCommentsAreNotInTheWay(String shell) throws Exception {
        node = Sandbox.open(shell);
        fstab("#/x /dcos/volume0 xfs\n/y /dcos/volume01 xfs\n/z /mnt/dcos/volume0 xfs\n/dcos/volume0 /w none bind\n");
        assertThat(add("/root/volume0.img")).startsWith("DONE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void writesAHostileNameAsFstabReadsIt(String shell) throws Exception {
        node = Sandbox.open(shell);
        fstab("");
        String name = "/root/a b\\040#$(touch pwned)'\";`id`*%s&.img";
        assertThat(add(name)).startsWith("DONE");
        assertThat(node.sh("cat /etc/fstab"))
                .isEqualTo("/root/a\\040b\\134040#$(touch\\040pwned)'\";`id`*%s&.img /dcos/volume0 auto loop 0 2\n");
        assertThat(node.sh("findmnt --fstab -n -r -o TARGET /dcos/volume0")).isEqualTo("/dcos/volume0\n");
        assertThat(add(name)).startsWith("UNCHANGED");
    }

    private void fstab(String text) {
        node.sh("printf %s " + ShellQuote.quote(text) + " >/etc/fstab");
    }

    private String add(String file) {
        StepResult result = node.perform(Samples.addEntry(file));
        return result.status() + ": " + result.detail();
    }
}

package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.shell.session.ShellQuote;
import io.volmount.step.DeleteBackingFile;
import io.volmount.step.GiveUpReservations;
import io.volmount.step.RemoveFstabEntry;
import io.volmount.step.ScriptStep;
import io.volmount.step.StepResult;
import io.volmount.step.UnmountVolume;
import io.volmount.volume.ByteSize;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps that remove a volume, and those that put it back, in every shell. */
class RemovalStepsTest {
    private static final String LINE = "/root/v.img /dcos/volume0 auto loop 0 2";
    private static final String META = "/srv/mesos/meta";
    private static final UnmountVolume UNMOUNT =
            new UnmountVolume(Samples.VOLUME, Samples.UUID, META, Optional.empty());
    private static final DeleteBackingFile DELETE =
            new DeleteBackingFile(Samples.VOLUME, "/root/v.img", ByteSize.ofMb(64), Samples.UUID);
    private Sandbox node;

    @AfterEach
    void close() throws Exception {
        if (node != null) {
            node.sh("umount /dcos/volume0 2>/dev/null || :; umount /mnt 2>/dev/null || :");
            node.close();
        }
    }

    private String perform(ScriptStep step) {
        StepResult result = node.perform(step);
        return result.status() + ": " + result.detail();
    }

    private String undo(ScriptStep step) {
        return perform((ScriptStep) step.undo().orElseThrow());
    }

    private void fstab(String text) {
        node.sh("printf %s " + ShellQuote.quote(text) + " >/etc/fstab");
    }

    private String fstab() {
        return node.sh("cat /etc/fstab");
    }

    private void open(String shell) throws Exception {
        node = Sandbox.open(shell);
        node.sh("mkdir -p " + META + "/slaves; chmod 700 /root");
        node.sh("truncate -s 64M /root/v.img; mkfs.ext4 -q -U " + Samples.UUID + " /root/v.img");
        fstab("# mine\n/x / ext4\n" + LINE + "\n/y /srv xfs # since\n");
    }

    private static RemoveFstabEntry remove(String line) {
        return new RemoveFstabEntry(Samples.VOLUME, line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void aVolumeIsRemovedAndPutBackByteForByte(String shell) throws Exception {
        open(shell);
        String before = fstab();
        node.sh("chmod 640 /etc/fstab; mount -o loop /root/v.img /dcos/volume0 2>/dev/null"
                + " || { mkdir /dcos/volume0; mount -o loop /root/v.img /dcos/volume0; }");
        assertThat(perform(remove(LINE))).isEqualTo("FAILED: refused: something is mounted on /dcos/volume0");
        assertThat(perform(UNMOUNT)).isEqualTo("DONE: unmounted /dcos/volume0, UUID " + Samples.UUID);
        assertThat(perform(UNMOUNT)).isEqualTo("UNCHANGED: nothing is mounted on /dcos/volume0");
        assertThat(perform(remove(LINE))).isEqualTo("DONE: removed from /etc/fstab: " + LINE);
        assertThat(fstab()).isEqualTo("# mine\n/x / ext4\n/y /srv xfs # since\n");
        assertThat(node.sh("stat -c %a /etc/fstab; ls /etc/fstab*; tail -n 1 /units/.calls"))
                .isEqualTo("640\n/etc/fstab\ndaemon-reload\n");
        assertThat(perform(remove(LINE))).isEqualTo("UNCHANGED: /etc/fstab does not mount /dcos/volume0");
        assertThat(undo(remove(LINE))).isEqualTo("DONE: restored in /etc/fstab: " + LINE);
        assertThat(fstab()).isEqualTo(before);
        assertThat(undo(remove(LINE))).startsWith("UNCHANGED");
        assertThat(undo(UNMOUNT)).startsWith("DONE");
        assertThat(node.sh("cat /var/lib/volmount/fstab.original")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void nothingElseIsUnmounted(String shell) throws Exception {
        open(shell);
        node.sh("mkdir /dcos/volume0; mount -t tmpfs tmpfs /dcos/volume0");
        assertThat(perform(UNMOUNT)).startsWith("FAILED: refused: /dcos/volume0 is mounted from");
        node.sh("mount -o loop /root/v.img /dcos/volume0");
        assertThat(perform(UNMOUNT))
                .isEqualTo("FAILED: refused: more than one file system is mounted on /dcos/volume0");
        node.sh("umount /dcos/volume0; umount /dcos/volume0; mount -o loop /root/v.img /dcos/volume0");
        node.sh("cd /dcos/volume0 && sleep 60 & sleep 0.2");
        assertThat(perform(UNMOUNT)).startsWith("FAILED: cannot unmount /dcos/volume0");
        node.sh("fuser -km /dcos/volume0 >/dev/null 2>&1 || :; until umount /dcos/volume0; do sleep 0.1; done");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void aReservedVolumeIsNotUnmounted(String shell) throws Exception {
        open(shell);
        node.sh("mkdir -p /dcos/volume0 " + META + "/resources; mount -o loop /root/v.img /dcos/volume0");
        node.sh("printf 'disk\\032\\013\\n\\r/dcos/volume0x' >" + META + "/resources/resources.info");
        assertThat(perform(UNMOUNT))
                .isEqualTo("FAILED: refused: services have reserved /dcos/volume0 or keep persistent volumes on it, as "
                        + META + "/resources says");
        node.sh("printf '/dcos/volume0' >" + META + "/resources/resources.info");
        assertThat(perform(UNMOUNT))
                .isEqualTo("FAILED: refused: the agent's checkpoint in " + META + " cannot be read");
        node.sh("mountpoint -q /dcos/volume0");
        assertThat(perform(new UnmountVolume(Samples.VOLUME, Samples.UUID, "", Optional.empty())))
                .startsWith("DONE");
    }

    /** The device of the volume, as a disk that was pulled out: its name leads to nothing that can be read. */
    private String pulledOut() {
        String device = node.sh("findmnt -n -o SOURCE /dcos/volume0").strip();
        node.sh("mount --bind /dev/null " + device);
        return device;
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void aDeadDiskIsUnmountedWhileItCannotBeRead(String shell) throws Exception {
        open(shell);
        node.sh("mkdir /dcos/volume0; mount -o loop /root/v.img /dcos/volume0");
        String number = node.sh("mountpoint -d /dcos/volume0").strip();
        UnmountVolume step = UnmountVolume.unreadable(Samples.VOLUME, number, META);
        assertThat(perform(step)).endsWith(", mounted on /dcos/volume0, can be read again: make a new plan");
        String device = pulledOut();
        try {
            assertThat(perform(UNMOUNT)).startsWith("FAILED: refused: /dcos/volume0 is mounted from '" + device + "'");
            assertThat(perform(UnmountVolume.unreadable(Samples.VOLUME, "8:7", META)))
                    .isEqualTo("FAILED: refused: /dcos/volume0 is mounted from device " + number + " (" + device
                            + "), not 8:7");
            node.sh("mountpoint -q /dcos/volume0");
            assertThat(perform(step))
                    .isEqualTo("DONE: unmounted /dcos/volume0, whose device " + number + " cannot be read");
            assertThat(perform(step)).isEqualTo("UNCHANGED: nothing is mounted on /dcos/volume0");
        } finally {
            node.sh("umount " + device);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void aDeadDiskThatIsInUseIsDetached(String shell) throws Exception {
        open(shell);
        node.sh("mkdir /dcos/volume0; mount -o loop /root/v.img /dcos/volume0; touch /dcos/volume0/open;"
                + " mkdir /dcos/volume0/below; mount -t tmpfs tmpfs /dcos/volume0/below");
        String number = node.sh("mountpoint -d /dcos/volume0").strip();
        node.sh("(exec 9</dcos/volume0/open; echo >/ready; until [ -e /enough ]; do sleep 0.1; done) >/dev/null 2>&1 &"
                + " until [ -e /ready ]; do sleep 0.1; done");
        String device = pulledOut();
        try {
            assertThat(perform(UnmountVolume.unreadable(Samples.VOLUME, number, META)))
                    .isEqualTo("FAILED: refused: something is mounted on /dcos/volume0/below, below /dcos/volume0:"
                            + " unmount it first");
            node.sh("umount /dcos/volume0/below");
            assertThat(perform(UnmountVolume.unreadable(Samples.VOLUME, number, META)))
                    .isEqualTo("DONE: detached /dcos/volume0 (umount -l), whose device " + number
                            + " cannot be read; processes still use it");
            assertThat(node.sh("mountpoint -q /dcos/volume0 || echo gone")).isEqualTo("gone\n");
        } finally {
            node.sh("umount " + device
                    + "; echo >/enough; until [ -z \"$(losetup -j /root/v.img)\" ]; do sleep 0.1; done");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void reservationsAreMovedAside(String shell) throws Exception {
        open(shell);
        GiveUpReservations step = new GiveUpReservations(META);
        assertThat(perform(step)).isEqualTo("UNCHANGED: there is no " + META + "/resources");
        node.sh("mkdir " + META + "/resources; echo kept > " + META + "/resources/resources.info");
        assertThat(perform(step)).startsWith("DONE: moved " + META + "/resources to /var/lib/volmount/reservations.");
        assertThat(node.sh("ls " + META + "; cat /var/lib/volmount/reservations.*/resources.info"))
                .isEqualTo("slaves\nkept\n");
        node.sh("ln -s /etc " + META + "/resources");
        assertThat(perform(step)).isEqualTo("FAILED: refused: " + META + "/resources is not a directory");
    }

    @Test
    void whatIsMovedAsideIsOnTheDiskBeforeItIsRemoved() throws Exception {
        open("dash");
        node.sh("mkdir " + META + "/resources; echo kept > " + META + "/resources/resources.info\n"
                + "printf '#!/bin/sh\\necho \"$*\" >>/synced; cat /etc/fstab " + META
                + "/resources/* >>/synced 2>&1; :\\n' >/usr/sbin/sync; chmod 755 /usr/sbin/sync; : >/synced");
        assertThat(perform(new GiveUpReservations(META))).startsWith("DONE");
        assertThat(node.sh("grep -A 5 /resources.info /synced")).contains("/var/lib/volmount/reservations.", "kept\n");
        node.sh(": >/synced");
        assertThat(perform(remove(LINE))).startsWith("DONE");
        assertThat(node.sh("grep -A 4 /var/lib/volmount/fstab.original.part /synced"))
                .contains(LINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void aLineThatIsNotThePlannedOneStays(String shell) throws Exception {
        open(shell);
        for (String other : new String[] {
            "/root/w.img /dcos/volume0 auto loop 0 2\n",
            LINE + " # since\n",
            LINE + "\n" + LINE + "\n",
            LINE + "\n/dev/sdb /dcos//volume0 xfs\n",
            LINE + "\n/dcos/volume0/data /srv none bind 0 0\n",
            LINE + "\n/dcos/./volume0/disk.img /srv ext4 loop 0 0\n",
            LINE + "\n/dev/sdb /srv xfs x-systemd.requires-mounts-for=/dcos/volume0\n",
            LINE + "\n/dev/sdb /srv xfs x-systemd.requires=dcos-volume0.mount\n",
            LINE + "\n/dev/sdb /srv xfs noatime,x-systemd.requires=dcos-volume0.mount,nofail 0 0\n"
        }) {
            fstab(other);
            assertThat(perform(remove(LINE))).as(other).startsWith("FAILED: refused: /etc/fstab ");
            assertThat(fstab()).isEqualTo(other);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void everyOtherByteStays(String shell) throws Exception {
        open(shell);
        String odd = "\t/root/v.img\t \t/dcos/volume0\tauto loop\\040x '\"$HOME*  ";
        for (String text : new String[] {
            odd + "\n",
            "a\r\n\n" + odd + "\n\n \u00fc",
            "#" + odd + "\n" + odd,
            "/dev/s /dcos/volume01 xfs\n" + odd + "\nlast"
        }) {
            fstab(text);
            assertThat(perform(remove(odd))).as(text).startsWith("DONE");
            assertThat(fstab() + "|").isEqualTo(lastReplaced(text, odd + "\n", odd) + "|");
            assertThat(undo(remove(odd))).startsWith("DONE");
            assertThat(fstab()).isEqualTo(text.endsWith(odd) ? text + "\n" : text);
        }
    }

    private static String lastReplaced(String text, String line, String unended) {
        String whole = text.endsWith(unended) ? text + "\n" : text;
        int at = whole.lastIndexOf(line);
        return whole.substring(0, at) + whole.substring(at + line.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void aRollbackDoesNotFightWhatWasAddedSince(String shell) throws Exception {
        open(shell);
        assertThat(perform(remove(LINE))).startsWith("DONE");
        fstab("/dev/sdb /dcos/volume0 xfs\n");
        assertThat(undo(remove(LINE)))
                .isEqualTo("FAILED: refused: /etc/fstab mounts something on /dcos/volume0 by now:"
                        + " /dev/sdb /dcos/volume0 xfs");
        fstab("/x / ext4");
        assertThat(undo(remove(LINE))).startsWith("DONE");
        assertThat(fstab()).as("the file has become shorter").isEqualTo("/x / ext4\n" + LINE + "\n");
        node.sh("rm /var/lib/volmount/fstab-position-of-volume0");
        fstab("/x / ext4\n");
        assertThat(undo(remove(LINE))).startsWith("DONE");
        assertThat(fstab()).isEqualTo("/x / ext4\n" + LINE + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void onlyTheFileThatVolmountMadeIsDeleted(String shell) throws Exception {
        open(shell);
        assertThat(perform(DELETE)).isEqualTo("FAILED: refused: /etc/fstab names /root/v.img");
        node.sh("mv /etc/fstab /etc/fstab.away; ln -s fstab /etc/fstab");
        assertThat(perform(DELETE)).isEqualTo("FAILED: cannot read /etc/fstab");
        node.sh("mv -f /etc/fstab.away /etc/fstab");
        fstab("");
        node.sh("mount -o loop /root/v.img /mnt");
        assertThat(perform(DELETE)).startsWith("FAILED: refused: /root/v.img is in use by a loop device");
        node.sh("umount /mnt; ln /root/v.img /root/w.img");
        assertThat(perform(DELETE)).contains("/root/v.img has 2 hard links");
        node.sh("rm /root/w.img; chmod 777 /root");
        assertThat(perform(DELETE)).contains("cannot be deleted: /root belongs to user 0 and has mode 0777");
        node.sh("chmod 700 /root; truncate -s 65M /root/v.img");
        assertThat(perform(DELETE)).isEqualTo("FAILED: refused: /root/v.img is not a file of 67108864 bytes");
        node.sh("truncate -s 64M /root/v.img; mkfs.ext4 -q -F /root/v.img");
        assertThat(perform(DELETE)).startsWith("FAILED: refused: /root/v.img does not contain the file system");
        node.sh("mkfs.ext4 -q -F -U " + Samples.UUID + " /root/v.img; rm -f /root/l; ln -s /root/v.img /root/l");
        assertThat(perform(new DeleteBackingFile(Samples.VOLUME, "/root/l", ByteSize.ofMb(64), Samples.UUID)))
                .contains("/root/l is neither a directory nor a regular file");
        assertThat(perform(DELETE)).isEqualTo("DONE: deleted /root/v.img (67108864 bytes)");
        assertThat(perform(DELETE)).isEqualTo("UNCHANGED: there is no /root/v.img");
        assertThat(node.sh("ls -d /root/v.img 2>/dev/null || :")).isEmpty();
    }
}

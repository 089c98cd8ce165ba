package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.shell.session.ShellQuote;
import io.volmount.step.StepResult;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Filesystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MakeFilesystemStepTest {
    private static final String ODD = "/root/vol ume'0 $(touch pwned).img";
    private static final ByteSize SIZE = ByteSize.ofMb(64);

    private Sandbox node;

    @AfterEach
    void close() throws Exception {
        if (node != null) {
            node.detachLoops();
            node.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"dash, EXT4, 64", "busybox sh, EXT4, 64", "bash, XFS, 320"})
    void makesItOnABlankFileOnce(String shell, Filesystem filesystem, long mb) throws Exception {
        node = Sandbox.open(shell);
        node.sh("truncate -s " + mb + "M " + ShellQuote.quote(ODD));
        assertThat(make(ODD, ByteSize.ofMb(mb), "", filesystem))
                .isEqualTo("DONE: " + ODD + " contains " + filesystem.word() + " with UUID " + Samples.UUID);
        assertThat(make(ODD, ByteSize.ofMb(mb), "", filesystem)).startsWith("UNCHANGED");
        assertThat(node.sh("blkid -p -o value -s UUID " + ShellQuote.quote(ODD)))
                .isEqualTo(Samples.UUID + "\n");
        assertThat(node.sh("losetup -j " + ShellQuote.quote(ODD))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void makesItOnABlankDeviceOnce(String shell) throws Exception {
        node = Sandbox.open(shell);
        String device = device("sandbox-blank");
        assertThat(make(device, SIZE, node.identity(device), Filesystem.EXT4)).startsWith("DONE");
        assertThat(make(device, SIZE, node.identity(device), Filesystem.EXT4)).startsWith("UNCHANGED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void leavesAloneWhateverHasASignature(String shell) throws Exception {
        node = Sandbox.open(shell);
        node.sh("cd /root; truncate -s 64M fs table swap; mkfs.ext4 -q -L precious fs; mkswap -q swap\n"
                + "printf 'label: dos\\n,10M\\n' | sfdisk -q table || printf '\\125\\252' "
                + "| dd of=table bs=1 seek=510 conv=notrunc 2>/dev/null");
        String sums = node.sh("cd /root; cksum fs table swap");
        assertThat(make("/root/fs", SIZE, "", Filesystem.EXT4))
                .startsWith("FAILED: refused: /root/fs is not blank:")
                .contains("LABEL=precious");
        assertThat(make("/root/swap", SIZE, "", Filesystem.XFS)).contains("is not blank", "TYPE=swap");
        assertThat(make("/root/table", SIZE, "", Filesystem.EXT4)).contains("is not blank", "PTTYPE=dos");
        assertThat(node.sh("cd /root; cksum fs table swap")).isEqualTo(sums);
    }

    @Test
    void aLabelCannotPassForAnotherSignature() throws Exception {
        node = Sandbox.open("dash");
        node.sh("truncate -s 64M /root/fs; mkfs.ext4 -q -L 'x\nTYPE=xfs' /root/fs");
        assertThat(make("/root/fs", SIZE, "", Filesystem.XFS)).contains("is not blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void leavesAloneWhatIsNotAsPlanned(String shell) throws Exception {
        node = Sandbox.open(shell);
        String device = device("sandbox-other");
        node.sh("truncate -s 64M /root/f; ln -s f /root/link");
        assertThat(make("/root/f", ByteSize.ofMb(65), "", Filesystem.EXT4))
                .isEqualTo("FAILED: refused: /root/f has 67108864 bytes, not 68157440 as planned");
        assertThat(make("/root/link", SIZE, "", Filesystem.EXT4)).contains("/root/link is not a regular file");
        assertThat(make(device, SIZE, "", Filesystem.EXT4)).contains(device + " is not a regular file");
        assertThat(make("/root/f", SIZE, "vol-0123", Filesystem.EXT4)).contains("/root/f is not a block device");
        assertThat(make(device, SIZE, "vol-0123", Filesystem.EXT4))
                .contains(device + " is now " + device + ", which is not the device 'vol-0123' of the plan");
        assertThat(make(device, ByteSize.ofMb(65), node.identity(device), Filesystem.EXT4))
                .contains("not 68157440 as planned");
        node.sh("blockdev --setro " + device);
        assertThat(make(device, SIZE, node.identity(device), Filesystem.EXT4)).contains(device + " is read-only");
        node.sh("blockdev --setrw " + device);
        assertThat(node.sh("blkid -p " + device + " /root/f || echo blank")).isEqualTo("blank\n");
    }

    @Test
    void leavesAloneAFileBehindALoopDevice() throws Exception {
        node = Sandbox.open("dash");
        device("sandbox-used");
        assertThat(make("/root/sandbox-used", SIZE, "", Filesystem.EXT4))
                .startsWith("FAILED: refused: /root/sandbox-used is in use by a loop device: /dev/loop");
    }

    @Test
    void leavesAloneADeviceThatIsMounted() throws Exception {
        node = Sandbox.open("dash");
        String device = device("sandbox-mounted");
        node.sh("mkfs.ext4 -q " + device + "; mkdir /mnt/m; mount " + device + " /mnt/m");
        assertThat(make(device, SIZE, node.identity(device), Filesystem.EXT4))
                .contains(device + " is mounted on /mnt/m");
        node.sh("umount /mnt/m");
    }

    @Test
    void aFailingMkfsIsRetriedAndThenReported() throws Exception {
        node = Sandbox.open("dash");
        node.sh("truncate -s 64M /root/f; rm -f /usr/sbin/mkfs.xfs /sbin/mkfs.xfs\n"
                + "printf '#!/bin/sh\\necho device not ready >&2; echo x >>/tried; exit 1\\n' >/usr/sbin/mkfs.xfs\n"
                + "chmod 755 /usr/sbin/mkfs.xfs; ln -sf /bin/true /usr/bin/sleep");
        StepResult result = node.perform(Samples.make("/root/f", SIZE, "", Filesystem.XFS));
        assertThat(result.detail()).isEqualTo("mkfs.xfs failed 3 times on /root/f");
        assertThat(result.output()).contains("device not ready");
        assertThat(node.sh("wc -l </tried")).isEqualTo("3\n");
    }

    private String device(String name) {
        return node.sh("truncate -s 64M /root/" + name + "; losetup -f --show /root/" + name)
                .strip();
    }

    private String make(String target, ByteSize size, String identity, Filesystem filesystem) {
        StepResult result = node.perform(Samples.make(target, size, identity, filesystem));
        return result.status() + ": " + result.detail();
    }
}

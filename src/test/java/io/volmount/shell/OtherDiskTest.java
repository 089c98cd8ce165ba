package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.ProbeRequest;
import io.volmount.facts.BlockDevice;
import io.volmount.facts.Signature;
import io.volmount.step.StepResult;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Filesystem;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another disk of the same size, as blank, in the place and under the name of the planned one, which has no serial. */
class OtherDiskTest {
    private static final ByteSize SIZE = ByteSize.ofMb(64);

    /** A kernel that does not count disks, and one disk of it, /dev/sandbox-loopN, which is the loop device in truth. */
    private static final String OLD_KERNEL = """
            rm -f /dev/sandbox-%2$s
            set -- $(stat -c '0x%%t 0x%%T' %1$s)
            mknod /dev/sandbox-%2$s b $(($1)) $(($2))
            mkdir -p /sysfs/$(($1)):$(($2))/device /sysfs/$(($1)):$(($2))/holders
            cd /sysfs/$(($1)):$(($2))
            echo DEVNAME=sandbox-%2$s >uevent
            echo $(($1)):$(($2)) >dev
            cat /sys/block/%2$s/size >size
            echo 0 | tee ro >removable
            mountpoint -q /sys/dev/block || mount --bind /sysfs /sys/dev/block
            """;

    /** The loop device as if it were the third partition of a disk. */
    private static final String PARTITION = """
            set -- $(stat -c '0x%%t 0x%%T' %1$s)
            mkdir -p /sysfs/disk/part/holders
            ln -s disk/part /sysfs/$(($1)):$(($2))
            cd /sysfs/disk
            echo 41 >diskseq
            cd part
            cat /sys/block/%2$s/size >size
            echo 0 >ro
            echo 3 >partition
            echo 2048 >start
            mount --bind /sysfs /sys/dev/block
            """;

    private Sandbox node;
    private String loop;

    @AfterEach
    void close() throws Exception {
        if (node != null) {
            node.sh("rm -f " + oldDisk() + "; losetup -d " + loop + " || :");
            node.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void isLeftAlone(String shell) throws Exception {
        open(shell);
        String identity = node.identity(loop);
        assertThat(identity).matches("diskseq [0-9]+ of boot [0-9a-f-]{36}");
        assertThat(node.identity(loop)).isEqualTo(identity);

        node.sh("losetup -d " + loop + "; losetup " + loop + " /root/sandbox-b");

        assertThat(make(loop, identity))
                .startsWith("FAILED: refused: " + loop + " is now " + loop + ", which is not the device '" + identity);
        assertThat(make(loop, identity.replaceFirst("boot ..", "boot zz"))).startsWith("FAILED: refused: ");
        assertThat(make(loop, loop)).as("a name is no identity").startsWith("FAILED: refused: ");
        assertThat(node.sh("blkid -p /root/sandbox-a /root/sandbox-b || echo none"))
                .isEqualTo("none\n");
        assertThat(make(loop, node.identity(loop))).startsWith("DONE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void isLeftAloneByAKernelThatDoesNotCountDisksToo(String shell) throws Exception {
        open(shell);
        node.sh(oldKernel());
        String identity = node.identity(oldDisk());
        assertThat(identity).matches("inode [0-9]+ of boot [0-9a-f-]{36}");
        assertThat(node.identity(oldDisk())).isEqualTo(identity);

        node.sh(oldKernel());

        assertThat(make(oldDisk(), identity)).contains("is not the device '" + identity + "' of the plan");
        assertThat(node.sh("blkid -p " + loop + " || echo none")).isEqualTo("none\n");
        assertThat(make(oldDisk(), node.identity(oldDisk()))).startsWith("DONE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void aDeviceWithContentThatCanChangeBehindItsNodeHasNoIdentity(String shell) throws Exception {
        open(shell);
        node.sh(oldKernel());
        node.sh("echo 1 | tee /sysfs/*/removable");
        assertThat(device(oldDisk()).identity()).isEmpty();
        node.sh("echo 0 | tee /sysfs/*/removable; rmdir /sysfs/*/device");
        assertThat(device(oldDisk()).identity()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void aPartitionIsIdentifiedByItsDiskAndPosition(String shell) throws Exception {
        open(shell);
        node.sh(PARTITION.formatted(loop, loop.substring("/dev/".length())));
        assertThat(node.identity(loop)).matches("partition 3 at 2048 of diskseq 41 of boot [0-9a-f-]{36}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void isNotTakenForTheDiskWithAnInterruptedMkfs(String shell) throws Exception {
        open(shell);
        node.sh("mv \"$(command -v mkfs.ext4)\" /mkfs.away; rm -f /sbin/mkfs.ext4\n"
                + "printf '#!/bin/sh\\nkill -9 $PPID\\n' >/usr/sbin/mkfs.ext4; chmod 755 /usr/sbin/mkfs.ext4");
        assertThat(make(loop, node.identity(loop))).doesNotStartWith("DONE");
        node.sh("mv /mkfs.away /usr/sbin/mkfs.ext4; yes half | dd of=" + loop + " bs=1M count=2 2>/dev/null");
        assertThat(device(loop).signature()).contains(Signature.unfinished(Samples.UUID));

        node.sh("losetup -d " + loop + "; yes raw | dd of=/root/sandbox-b bs=1M count=2 conv=notrunc 2>/dev/null\n"
                + "losetup " + loop + " /root/sandbox-b");

        assertThat(device(loop).signature()).contains(Signature.UNKNOWN_DATA);
        assertThat(make(loop, node.identity(loop)))
                .isEqualTo("FAILED: refused: " + loop + " carries no known signature, but is not empty");
    }

    /** With two blank files, and a loop device for the first. */
    private void open(String shell) throws Exception {
        node = Sandbox.open(shell);
        loop = node.sh("truncate -s 64M /root/sandbox-a /root/sandbox-b; losetup -f --show /root/sandbox-a")
                .strip();
    }

    /** Each time with a new node for the disk, as if another one had been attached. */
    private String oldKernel() {
        return OLD_KERNEL.formatted(loop, loop.substring("/dev/".length()));
    }

    private String oldDisk() {
        return loop.replace("/dev/", "/dev/sandbox-");
    }

    private BlockDevice device(String path) throws Exception {
        return node.agent()
                .probe(new ProbeRequest(List.of(path), List.of(), List.of(), Set.of()))
                .devices()
                .get(path);
    }

    private String make(String device, String identity) {
        StepResult result = node.perform(Samples.make(device, SIZE, identity, Filesystem.EXT4));
        return result.status() + ": " + result.detail();
    }
}

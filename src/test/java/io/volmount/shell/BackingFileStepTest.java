package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.shell.session.ShellQuote;
import io.volmount.step.CreateBackingFile;
import io.volmount.step.StepResult;
import io.volmount.volume.ByteSize;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackingFileStepTest {
    private static final String ODD = "/root/vol ume'0 $(touch pwned) `id`;\"ü.img";

    private Sandbox node;

    @AfterEach
    void close() throws Exception {
        if (node != null) {
            node.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void createsTheFileOnceWhateverItsName(String shell) throws Exception {
        node = Sandbox.open(shell);
        assertThat(create(ODD, 3)).startsWith("DONE: " + ODD);
        assertThat(node.sh("stat -c '%s %a %U' " + ShellQuote.quote(ODD))).isEqualTo("3145728 600 root\n");
        assertThat(create(ODD, 3)).startsWith("UNCHANGED: " + ODD);
        assertThat(node.sh("find / /root -maxdepth 1 -name pwned -o -maxdepth 1 -name '*volmount-part'"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void refusesWhateverElseIsThere(String shell) throws Exception {
        node = Sandbox.open(shell);
        node.sh("cd /root; head -c 9 /dev/zero >small; mkdir dir; ln -s small link; ln -s nowhere dangling");
        for (String name : new String[] {"small", "dir", "link", "dangling"}) {
            assertThat(create("/root/" + name, 1))
                    .isEqualTo("FAILED: refused: /root/" + name + " already exists and is not a file of 1048576 bytes");
        }
        assertThat(create("/root/no/such.img", 1)).contains("the directory /root/no/ does not exist");
        assertThat(create("-rf", 1)).contains("not an absolute path: -rf");
        assertThat(create("/root/a\nb", 1)).contains("the path contains control characters: /root/a b");
        assertThat(node.sh("stat -c %s /root/small")).isEqualTo("9\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void leavesAHundredMegabytesFree(String shell) throws Exception {
        node = Sandbox.open(shell);
        node.sh("mkdir /full && mount -t tmpfs -o size=110m,mode=755 tmpfs /full");
        assertThat(create("/full/v.img", 20)).startsWith("FAILED: refused: /full/ has 115343360 bytes free");
        assertThat(create("/full/v.img", 5)).startsWith("DONE");
        assertThat(node.sh("ls -A /full")).isEqualTo("v.img\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void writesWhereBlocksCannotBeReservedAndClearsALeftover(String shell) throws Exception {
        node = Sandbox.open(shell);
        node.sh("rm /usr/bin/fallocate; echo old >/root/v.img.volmount-part");
        assertThat(create("/root/v.img", 2)).startsWith("DONE");
        assertThat(node.sh("stat -c %s /root/v.img*")).isEqualTo("2097152\n");
    }

    private String create(String file, long mb) {
        StepResult result = node.perform(new CreateBackingFile(Samples.VOLUME, file, ByteSize.ofMb(mb)));
        return result.status() + ": " + result.detail();
    }
}

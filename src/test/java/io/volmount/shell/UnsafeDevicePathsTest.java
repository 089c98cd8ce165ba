package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.ProbeRequest;
import io.volmount.facts.AgentFacts;
import io.volmount.step.StepResult;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Filesystem;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices by names that others than root could lead elsewhere. */
class UnsafeDevicePathsTest {
    private static final ByteSize SIZE = ByteSize.ofMb(64);

    private Sandbox node;
    private String loop;

    @AfterEach
    void close() throws Exception {
        if (node != null) {
            node.sh("umount /dev/shm || :; losetup -d " + loop);
            node.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void areNeitherReadNorFormatted(String shell) throws Exception {
        node = Sandbox.open(shell);
        node.sh(
                "mkdir -p /dev/shm && mount -t tmpfs tmpfs /dev/shm; mkdir /dev/shm/roots; chmod 755 /dev/shm /dev/shm/roots");
        loop = node.sh("truncate -s 64M /root/sandbox-others; losetup -f --show /root/sandbox-others")
                .strip();
        String numbers = node.sh("stat -c '0x%t 0x%T' " + loop).strip();
        node.sh("ln -s " + loop + " /dev/shm/roots/link; set -- " + numbers
                + "; mknod /dev/shm/roots/node b $(($1)) $(($2)); mkdir -p /home/ann; chown 1000 /home/ann; ln -s "
                + loop
                + " /home/ann/link");
        for (String name : List.of("/dev/shm/roots/link", "/dev/shm/roots/node")) {
            AgentFacts facts = node.agent().probe(new ProbeRequest(List.of(name), List.of(), List.of(), Set.of()));
            assertThat(facts.owners().get(name).objectionToDevice())
                    .contains("/dev/shm is on another file system than /dev");
            assertThat(facts.devices().get(name).signature()).isPresent();
            assertThat(make(name))
                    .isEqualTo("FAILED: refused: " + name
                            + " cannot be used: /dev/shm is on another file system than /dev,"
                            + " so users other than root could replace what is there");
        }
        assertThat(make("/home/ann/link")).contains("/home is not under /dev");
        assertThat(node.sh("blkid -p " + loop + " || echo none")).isEqualTo("none\n");
        AgentFacts facts = node.agent().probe(new ProbeRequest(List.of(loop), List.of(), List.of(), Set.of()));
        assertThat(facts.owners().get(loop).objectionToDevice()).isEmpty();
        assertThat(make(loop)).startsWith("DONE");
    }

    private String make(String device) throws Exception {
        StepResult result = node.perform(Samples.make(device, SIZE, node.identity(loop), Filesystem.EXT4));
        return result.status() + ": " + result.detail();
    }
}

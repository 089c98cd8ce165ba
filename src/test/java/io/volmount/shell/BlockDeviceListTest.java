package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.ListedDevice;
import io.volmount.facts.ListedDevice.Kind;
import io.volmount.facts.NodeFacts;
import io.volmount.plan.NewVolumes;
import io.volmount.volume.ByteSize;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Probes the whole of a machine dressed up as an agent: every block device that the kernel lists. */
class BlockDeviceListTest {
    private static final String DRESS = """
            mkdir -p /etc/mesosphere/roles /opt/mesosphere/etc /var/lib/dcos /dcos/volume7
            : >/etc/mesosphere/roles/slave
            echo 'MESOS_ATTRIBUTES=old:1' >/opt/mesosphere/etc/mesos-slave
            printf 'X=1\\nMESOS_ATTRIBUTES="rack:r1;zone:z2"\\n' >/var/lib/dcos/mesos-slave-common
            printf '%s\\n' LoadState=loaded ActiveState=active SubState=running >/units/dcos-mesos-slave.service
            truncate -s 210M '/root/mounted disk.img' /root/blank.img
            mkfs.ext4 -q '/root/mounted disk.img'
            mount -o loop '/root/mounted disk.img' /dcos/volume7
            losetup -f /root/blank.img
            """;

    private Sandbox node;

    @AfterEach
    void close() throws Exception {
        if (node != null) {
            node.sh("umount /dcos/volume7; losetup -j /root/blank.img | sed 's/:.*//' | xargs losetup -d");
            node.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void listsEveryBlockDevice(String shell) throws Exception {
        node = Sandbox.open(shell);
        node.sh(DRESS);
        String mounted = loop("/root/mounted disk.img");
        String blank = loop("/root/blank.img");

        NodeFacts facts = node.agent().probeNode();

        assertThat(facts.attributes()).contains("rack:r1;zone:z2");
        assertThat(facts.leftOut()).isZero();
        List<String> kernels = node.sh("cat /sys/class/block/*/dev").lines().toList();
        assertThat(facts.devices())
                .extracting(device -> device.number().toString())
                .containsAll(kernels);
        NewVolumes possible = new NewVolumes(facts);
        assertThat(device(facts, mounted)).satisfies(device -> {
            assertThat(device.kind()).isEqualTo(Kind.LOOP);
            assertThat(device.label()).contains("/root/mounted disk.img");
            assertThat(device.size()).isEqualTo(ByteSize.ofMb(210));
            assertThat(possible.objection(device)).contains(mounted + " is mounted on /dcos/volume7: it is in use");
            assertThat(facts.read(device)
                            .orElseThrow()
                            .signature()
                            .orElseThrow()
                            .type())
                    .isEqualTo("ext4");
        });
        assertThat(device(facts, blank)).satisfies(device -> {
            assertThat(facts.read(device).orElseThrow().signature()).isEmpty();
            assertThat(possible.objection(device))
                    .contains(blank + " is a loop device, which does not survive a reboot: use a `loopback` source");
        });
    }

    private String loop(String file) {
        return node.sh("losetup -n -O NAME -j '" + file + "'").strip();
    }

    private static ListedDevice device(NodeFacts facts, String path) {
        return facts.devices().stream()
                .filter(device -> device.path().equals(path))
                .findFirst()
                .orElseThrow();
    }
}

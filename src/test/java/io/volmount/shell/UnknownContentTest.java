package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.ProbeRequest;
import io.volmount.facts.RunIdentity;
import io.volmount.facts.Signature;
import io.volmount.step.CreateBackingFile;
import io.volmount.step.MakeFilesystem;
import io.volmount.step.OverwriteData;
import io.volmount.step.ScriptStep;
import io.volmount.step.StepResult;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Filesystem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What blkid knows nothing of is not taken for empty, neither by a look nor by the step that would overwrite it. */
class UnknownContentTest {
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
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void aFileWithDataAnywhereIsLeftAlone(String shell) throws Exception {
        node = Sandbox.open(shell);
        node.sh(
                "yes text | head -c 67108864 >/srv/text; truncate -s 64M /srv/late /srv/holes\n"
                        + "printf x | dd of=/srv/late bs=1 seek=67108863 conv=notrunc 2>/dev/null; head -c 67108864 /dev/zero >/srv/zeros");
        String sums = node.sh("cksum /srv/text /srv/late");
        for (String file : List.of("/srv/text", "/srv/late")) {
            assertThat(found(file)).contains(Signature.UNKNOWN_DATA);
            assertThat(perform(Samples.make(file, SIZE, "", Filesystem.EXT4)))
                    .isEqualTo("FAILED: refused: " + file + " carries no known signature, but is not empty");
        }
        assertThat(node.sh("cksum /srv/text /srv/late")).isEqualTo(sums);
        for (String file : List.of("/srv/holes", "/srv/zeros")) {
            assertThat(found(file)).isEmpty();
            assertThat(perform(Samples.make(file, SIZE, "", Filesystem.EXT4))).startsWith("DONE");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void aFileThatWasMadeHereIsKnownWithoutBeingReadAndNoMoreOnceItWasWrittenTo(String shell) throws Exception {
        node = Sandbox.open(shell);
        node.sh("rm /usr/bin/fallocate");
        ScriptStep create = new CreateBackingFile(Samples.VOLUME, "/srv/vol ume.img", SIZE);
        assertThat(perform(create)).startsWith("DONE");
        node.sh("mv /usr/bin/timeout /usr/bin/timeout.away");
        assertThat(found("/srv/vol ume.img")).isEmpty();
        node.sh("touch '/srv/vol ume.img'");
        assertThat(found("/srv/vol ume.img")).contains(Signature.UNKNOWN_DATA);
        node.sh("mv /usr/bin/timeout.away /usr/bin/timeout");
        assertThat(found("/srv/vol ume.img")).isEmpty();
        assertThat(perform(Samples.make("/srv/vol ume.img", SIZE, "", Filesystem.EXT4)))
                .startsWith("DONE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void aDeviceWithDataInItsFirstOrLastMebibyteOrMuchBetweenIsLeftAlone(String shell) throws Exception {
        node = Sandbox.open(shell);
        for (String dd : List.of("bs=1 seek=1048575", "bs=1 seek=67108863", "bs=1 seek=66060288", "bs=1M seek=30")) {
            String device = device("sandbox-data", dd);
            assertThat(found(device)).as(dd).contains(Signature.UNKNOWN_DATA);
            assertThat(perform(Samples.make(device, SIZE, node.identity(device), Filesystem.EXT4)))
                    .isEqualTo("FAILED: refused: " + device + " carries no known signature, but is not empty");
            assertThat(node.sh("blkid -p " + device + " || echo none")).isEqualTo("none\n");
            node.sh("losetup -d " + device);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void unknownDataIsOverwrittenIfThePlanSaysSo(String shell) throws Exception {
        node = Sandbox.open(shell);
        String device = device("sandbox-free", "bs=1M seek=0");
        MakeFilesystem make = Samples.make(device, SIZE, node.identity(device), Filesystem.EXT4);
        assertThat(perform(new OverwriteData(make))).startsWith("DONE");
        assertThat(perform(make)).startsWith("UNCHANGED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void whatAMkfsLeavesThatWasCutShortIsItsOwnRunsAlone(String shell) throws Exception {
        node = Sandbox.open(shell);
        String file = "/srv/vol ume.img";
        MakeFilesystem make = Samples.make(file, SIZE, "", Filesystem.EXT4);
        node.sh("truncate -s 64M '" + file + "'; mv \"$(command -v mkfs.ext4)\" /mkfs.away; rm -f /sbin/mkfs.ext4\n"
                + "printf '#!/bin/sh\\nfor file; do :; done; yes half | head -c 9000000 1<>\"$file\"; kill -9 $PPID\\n'"
                + " >/usr/sbin/mkfs.ext4; chmod 755 /usr/sbin/mkfs.ext4");
        assertThat(perform(make)).doesNotStartWith("DONE");
        assertThat(found(file)).contains(Signature.unfinished(make.uuid()));
        assertThat(node.agent().probeNode().unfinished()).contains(make.uuid());
        node.sh("cp /var/lib/volmount/unfinished /unfinished");
        node.sh("truncate -s 64M '" + file + "'; mv /mkfs.away /usr/sbin/mkfs.ext4; mv /var/lib/volmount/owner /owner");
        assertThat(found(file)).contains(Signature.UNKNOWN_DATA);
        assertThat(node.agent()
                        .perform(make, new RunIdentity("20261122-130000-efgh", "op@control"))
                        .detail())
                .isEqualTo("refused: " + file + " carries no known signature, but is not empty");
        node.sh("mv /owner /var/lib/volmount/owner");
        assertThat(perform(make)).as("another run has had the node since").endsWith("but is not empty");
        node.sh("cp /unfinished /var/lib/volmount/unfinished");
        node.agent().release(Samples.CLAIM.run());
        assertThat(perform(make)).as("the run had given up the lock").endsWith("but is not empty");
        node.sh("cp /unfinished /var/lib/volmount/unfinished");
        assertThat(perform(make)).startsWith("DONE");
        assertThat(node.sh("ls /var/lib/volmount")).doesNotContain("unfinished");
        assertThat(node.agent().probeNode().unfinished()).isEmpty();
    }

    /** A device of zeros but for what dd writes there: one byte, or two MiB. */
    private String device(String name, String dd) {
        return node.sh("truncate -s 64M /root/" + name
                        + "; yes data | head -c 2097152 >/root/data; dd if=/root/data of=/root/"
                        + name + " count=" + (dd.contains("bs=1M") ? 2 : 1) + " conv=notrunc " + dd
                        + " 2>/dev/null; losetup -f --show /root/" + name + "; rm /root/data")
                .strip();
    }

    private Optional<Signature> found(String path) throws Exception {
        boolean device = path.startsWith("/dev/");
        List<String> asked = List.of(path);
        var facts = node.agent()
                .probe(new ProbeRequest(device ? asked : List.of(), device ? List.of() : asked, List.of(), Set.of()));
        return device
                ? facts.devices().get(path).signature()
                : facts.files().get(path).signature();
    }

    private String perform(ScriptStep step) {
        StepResult result = node.perform(step);
        return result.status() + ": " + result.detail();
    }
}

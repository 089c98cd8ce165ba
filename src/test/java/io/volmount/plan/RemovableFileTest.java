package io.volmount.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.DeviceNumber;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.PathOwners;
import io.volmount.facts.PathState;
import io.volmount.facts.Signature;
import io.volmount.volume.ByteSize;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What keeps a plan from deleting a backing file. */
class RemovableFileTest extends RemovalPlans {
    private static final String KEPT = ", so it is not deleted: write `backingFile: keep` for /dcos/volume0";

    @BeforeEach
    void delete() {
        source = Optional.of(FILE);
        deletes = true;
    }

    @Test
    void aFileThatVolmountDidNotMake() {
        String other = "93da43dc-5355-49a0-8ca2-f4eed2510e13";
        file(ByteSize.ofMb(200), other);
        node.mounts.set(0, NodeSketch.mountOfFile("/dcos/volume0", NodeSketch.FILE0, other));
        assertThat(refusal())
                .isEqualTo(NodeSketch.FILE0 + " is not a file that volmount made for /dcos/volume0" + KEPT);
        deletes = false;
        assertThat(plan().verdict()).isEqualTo(AgentPlan.Verdict.PLANNED);
    }

    @Test
    void aFileOfAnotherSize() {
        file(ByteSize.ofMb(300), uuid);
        assertThat(refusal()).isEqualTo(NodeSketch.FILE0 + " has 300 MB, but the playbook says 200 MB" + KEPT);
    }

    @Test
    void aFileThatOthersCouldReplace() {
        node.owners.put(NodeSketch.FILE0, new PathOwners(List.of()));
        assertThat(refusal()).startsWith("the owners of the directories above " + NodeSketch.FILE0 + " are unknown");
        node.owners.put(
                NodeSketch.FILE0,
                new PathOwners(List.of(
                        new PathOwners.Part("/", 0, 0x41ed, "1", 2),
                        new PathOwners.Part("/root", 1000, 0x41c0, "1", 2),
                        new PathOwners.Part(NodeSketch.FILE0, 0, 0x8180, "1", 1))));
        assertThat(refusal()).contains("so other users than root could replace " + NodeSketch.FILE0);
    }

    @Test
    void aFileThatAnotherLoopDeviceUses() {
        node.files.put(
                NodeSketch.FILE0,
                NodeSketch.file(
                        ByteSize.ofMb(200),
                        Optional.of(new Signature("ext4", Optional.of(uuid), Optional.empty())),
                        Set.of(NodeSketch.LOOP0, new DeviceNumber(7, 5))));
        assertThat(refusal()).isEqualTo(NodeSketch.FILE0 + " is in use by the loop device 7:5" + KEPT);
    }

    @Test
    void aFileThatAnotherLineNames() {
        node.fstab(NodeSketch.FILE0 + " /srv ext4 loop 0 0");
        assertThat(refusal()).startsWith("another line of /etc/fstab mounts " + NodeSketch.FILE0);
    }

    @Test
    void aDirectoryThatCannotBeWritten() {
        at(readOnly(PathState.directory("/root")));
        assertThat(refusal()).startsWith("root cannot write to /root");
        node.untold.add("/root");
        assertThat(refusal()).startsWith("root cannot write to /root, or that could not be examined");
    }
}

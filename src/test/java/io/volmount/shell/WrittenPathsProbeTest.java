package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.ProbeRequest;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.BackingFile;
import io.volmount.facts.PathState;
import io.volmount.facts.PathState.Kind;
import io.volmount.facts.Storage;
import io.volmount.volume.Filesystem;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a look tells of the paths that steps would write to. */
class WrittenPathsProbeTest {
    private static final String ODD = "/srv/ro $(touch pwned)/v'.img";
    private static final String DRESS = """
            mkdir -p '/srv/ro $(touch pwned)' /srv/ram /srv/real/deep /var/lib/volmount
            mount -t tmpfs tmpfs '/srv/ro $(touch pwned)' && mount -o remount,ro '/srv/ro $(touch pwned)'
            mount -t tmpfs -o size=1m,nr_inodes=9 tmpfs /srv/ram
            ln -s real /srv/link; : >/srv/file; chown 1:1 /var/lib/volmount
            rm -rf /dcos /etc/fstab; ln -s /srv/nowhere/fstab /etc/fstab; mkdir /dcos; ln -s /srv /dcos/volume1
            : >/dcos/volume2; mkdir -p '/srv/real/deep/x.img.volmount-part'
            """;

    private Sandbox node;

    @AfterEach
    void close() throws Exception {
        if (node != null) {
            node.close();
        }
    }

    private AgentFacts look(String shell) throws Exception {
        node = Sandbox.open(shell);
        node.sh(DRESS);
        List<String> files =
                List.of(ODD, "/srv/ram/v.img", "/srv/link/deep/x.img", "/srv/file/y.img", "/srv/no/such/z.img");
        List<VolumePath> volumes =
                List.of(VolumePath.of("/dcos/volume1"), VolumePath.of("/dcos/volume2"), Samples.VOLUME);
        return node.agent().probe(new ProbeRequest(List.of(), files, volumes, Set.of(Filesystem.XFS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void reportsWhatExists(String shell) throws Exception {
        AgentFacts facts = look(shell);

        assertThat(at(facts, "/srv/link/deep").kind()).isEqualTo(Kind.DIRECTORY);
        assertThat(at(facts, "/srv/link/deep").real()).contains("/srv/real/deep");
        assertThat(at(facts, "/srv/link/deep/x.img.volmount-part").kind()).isEqualTo(Kind.DIRECTORY);
        assertThat(at(facts, "/srv/file").kind()).isEqualTo(Kind.FILE);
        assertThat(at(facts, "/srv/no/such").kind()).isEqualTo(Kind.ABSENT);
        assertThat(at(facts, "/srv/no/such").above()).isEqualTo("/srv");
        assertThat(at(facts, "/etc/fstab").kind()).isEqualTo(Kind.LINK);
        assertThat(at(facts, "/etc/fstab").real()).isEmpty();
        assertThat(at(facts, "/dcos").isThroughLink()).isFalse();
        assertThat(at(facts, "/dcos/volume0").kind()).isEqualTo(Kind.ABSENT);
        assertThat(at(facts, "/dcos/volume1").kind()).isEqualTo(Kind.LINK);
        assertThat(at(facts, "/dcos/volume2").kind()).isEqualTo(Kind.FILE);
        assertThat(at(facts, "/var/lib/volmount").ownedByRoot()).isFalse();
        assertThat(facts.paths()).containsKey(facts.checkpoint());
        assertThat(facts.tools().systemd()).isTrue();
        assertThat(facts.tools().mkfsXfs().orElseThrow()).matches("[0-9]+\\.[0-9]+.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void reportsWhereRootCannotWrite(String shell) throws Exception {
        AgentFacts facts = look(shell);

        assertThat(at(facts, "/srv/ro $(touch pwned)").writable()).isFalse();
        assertThat(at(facts, ODD + ".volmount-part").aboveWritable()).isFalse();
        assertThat(at(facts, "/srv/ram").writable()).isTrue();
        assertThat(at(facts, "/srv/no/such").replaceable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void reportsTheFileSystemOfANewFile(String shell) throws Exception {
        AgentFacts facts = look(shell);

        Storage ram = storage(facts, "/srv/ram/v.img");
        assertThat(ram.freeInodes().orElseThrow()).isLessThan(9);
        assertThat(ram.free().bytes()).isLessThanOrEqualTo(1 << 20);
        assertThat(facts.files().values())
                .extracting(BackingFile::storage)
                .allSatisfy(storage -> assertThat(storage.mountPoint()).startsWith("/"));
    }

    private static PathState at(AgentFacts facts, String path) {
        return facts.paths().getOrDefault(path, PathState.absent("not told: " + path));
    }

    private static Storage storage(AgentFacts facts, String file) {
        return facts.files().get(file).storage();
    }
}

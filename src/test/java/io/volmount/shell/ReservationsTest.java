package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the agent's checkpoint says of reservations, in every shell. */
class ReservationsTest {
    private static final String META = "/var/lib/mesos/slave/meta";
    private static final String INFO = META + "/resources/resources.info";
    private Sandbox node;

    @AfterEach
    void close() throws Exception {
        if (node != null) {
            node.close();
        }
    }

    private Optional<Set<String>> reserved() throws Exception {
        return node.agent()
                .probe(Samples.LEAVING)
                .reserved()
                .map(paths -> paths.stream().map(VolumePath::toString).collect(Collectors.toSet()));
    }

    /** A resource with a mount point, as the bytes that printf(1) makes of it. */
    private static String disk(String root) {
        return "\\020\\000\\000\\000\\n\\004disk\\020\\000:\\041\\032\\022\\010\\002\\032\\017\\n"
                + String.format("\\%03o", root.length()) + root + "2\\001*";
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void theVolumesThatTheCheckpointNamesAreReserved(String shell) throws Exception {
        node = Sandbox.open(shell);
        node.sh("rm -rf " + META);
        assertThat(reserved()).as("no agent has run with this directory").isEmpty();
        node.sh("mkdir -p " + META + "/slaves");
        assertThat(reserved()).as("nothing was ever reserved").contains(Set.of());
        node.sh("mkdir -p " + META + "/resources; : >" + INFO);
        assertThat(reserved()).contains(Set.of());
        node.sh("printf '" + disk("/dcos/volume3") + disk("/dcos/volume12") + "' >" + INFO);
        node.sh("printf '" + disk("/dcos/volume3") + disk("/srv") + "' >" + META + "/resources/resources.target");
        assertThat(reserved()).contains(Set.of("/dcos/volume3", "/dcos/volume12"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void whatIsNotUnderstoodIsUnknown(String shell) throws Exception {
        node = Sandbox.open(shell);
        node.sh("rm -rf " + META + "; mkdir -p " + META + "/slaves " + META + "/resources");
        List<String> texts = Stream.of(
                        "/dcos/volume3",
                        "\\n\\r/dcos/volumes",
                        "\\n\\r/dcos/volume",
                        "x\\r/dcos/volume3",
                        "\\n\\014/dcos/volume3",
                        "\\n\\177/dcos/volume3")
                .toList();
        for (String text : texts) {
            node.sh("printf '" + text + "' >" + INFO);
            assertThat(reserved()).as(text).isEmpty();
        }
        node.sh("head -c 300000 /dev/zero >" + INFO);
        assertThat(reserved()).as("too long").isEmpty();
        node.sh("rm " + INFO + "; mkdir " + INFO);
        assertThat(reserved()).as("not a file").isEmpty();
        node.sh("rmdir " + INFO + "; ln -s /nowhere " + INFO);
        assertThat(reserved()).as("a broken link").isEmpty();
        node.sh("rm " + INFO + "; printf 'x' >" + META + "/resources/.part");
        assertThat(reserved()).contains(Set.of());
    }
}

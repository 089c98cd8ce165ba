package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.volmount.agent.ProbeRequest;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.BackingFile.Kind;
import io.volmount.facts.NodeKind;
import io.volmount.facts.ResourcesFile;
import io.volmount.fstab.Fstab;
import io.volmount.shell.session.LocalShell;
import io.volmount.shell.session.RootShell;
import io.volmount.volume.ByteSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks at this very machine, and changes nothing. */
class ProbeScriptTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void reportsWhatThisMachineIs(String shell) throws Exception {
        AgentFacts facts = probe(shell, Samples.NOTHING);

        assertThat(facts.hostname()).isEqualTo(line("/proc/sys/kernel/hostname"));
        assertThat(facts.bootId()).isEqualTo(line("/proc/sys/kernel/random/boot_id"));
        assertThat(facts.machineId()).isEqualTo(line("/etc/machine-id"));
        assertThat(facts.fstab()).isEqualTo(fstab());
        assertThat(facts.mounts()).anyMatch(mount -> mount.target().equals("/"));
        assertThat(facts.kind()).isEqualTo(NodeKind.PRE_INSTALL);
        assertThat(facts.resources()).isEqualTo(ResourcesFile.ABSENT);
        assertThat(facts.checkpoint()).isEqualTo("/var/lib/mesos/slave/meta/slaves/latest");
        assertThat(facts.agentId()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void probesFilesWithAnyName(String shell) throws Exception {
        Path odd = Files.write(directory.resolve(" o'dd $(id) `id`;\"\\ ü*.img "), new byte[8192]);
        Path link = Files.createSymbolicLink(directory.resolve("-link"), odd);
        String missing = directory + "/no/such $HOME/volume0.img";
        List<String> paths = List.of(odd.toString(), link.toString(), missing, directory.toString());

        AgentFacts facts = probe(shell, new ProbeRequest(List.of("/dev/null", "/no'such"), paths, List.of(), Set.of()));

        assertThat(facts.devices()).isEmpty();
        assertThat(facts.files()).containsOnlyKeys(paths);
        assertThat(facts.files().get(odd.toString()).kind()).isEqualTo(Kind.REGULAR);
        assertThat(facts.files().get(odd.toString()).size()).isEqualTo(new ByteSize(8192));
        assertThat(facts.files().get(odd.toString()).signature())
                .as("a file that others could replace is not opened")
                .hasValueSatisfying(found -> assertThat(found.type()).isEqualTo("unreadable"));
        assertThat(facts.files().get(link.toString()).kind()).isEqualTo(Kind.OTHER);
        assertThat(facts.files().get(directory.toString()).kind()).isEqualTo(Kind.OTHER);
        assertThat(facts.files().get(missing).kind()).isEqualTo(Kind.ABSENT);
        assertThat(facts.files().get(missing).storage().free().bytes()).isPositive();
        assertThat(facts.files().get(missing).storage().mountPoint()).startsWith("/");
    }

    private static AgentFacts probe(String shell, ProbeRequest request) throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "a look at a node takes root");
        assumeTrue(Files.exists(Path.of("/etc/machine-id")), "this machine has no id");
        return new ShellAgent(
                        () -> new LocalShell(shell),
                        RootShell.LOGIN,
                        AgentTimeouts.standard(),
                        Clock.systemUTC(),
                        Clock.systemUTC(),
                        duration -> {},
                        new Random(7))
                .probe(request);
    }

    private static Fstab fstab() throws Exception {
        Path file = Path.of("/etc/fstab");
        return Fstab.parse(Files.exists(file) ? Files.readString(file) : "");
    }

    private static String line(String path) throws Exception {
        return Files.readString(Path.of(path)).strip();
    }
}

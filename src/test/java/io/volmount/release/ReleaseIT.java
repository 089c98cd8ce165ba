package io.volmount.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.lab.AgentContainer;
import io.volmount.lab.LabKey;
import io.volmount.lab.NeedsAgents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The packages, as {@code bin/release} builds them from a copy of this checkout, where nothing but the package is. Building
 * takes all processors, so it waits for the virtual machine, which is emulated.
 */
@NeedsAgents
@ResourceLock("io.volmount.lab.machine")
@Execution(ExecutionMode.CONCURRENT)
class ReleaseIT {
    private static final int USER_OF_THE_IMAGE = 65532;
    private static final String UNPACK =
            "mkdir /opt/unpacked && tar -xzf /packages/volmount-*-%s.tar.gz -C /opt/unpacked"
                    + " && ln -s /opt/unpacked/volmount-*/bin/volmount /usr/local/bin/volmount";

    /** Prints what differs in two builds: the files of the package, also in time and mode, and the classes of its archive. */
    private static final String DIFFERENCES = """
            for build in "$1" "$2"; do
                mkdir "$build/unpacked"
                tar -xzf "$build"/release/volmount-*-linux-x64.tar.gz -C "$build/unpacked"
                tar -tvzf "$build"/release/volmount-*-linux-x64.tar.gz > "$build/listed"
            done
            diff -rq "$1/unpacked" "$2/unpacked"
            for list in listed archived.classes; do
                [ ! -e "$1/$list" ] || diff "$1/$list" "$2/$list"
            done
            """;

    @TempDir
    static Path builds;

    private static Path packages;

    @TempDir
    Path work;

    private interface Installed {
        Ended volmount(String arguments) throws Exception;
    }

    @BeforeAll
    static void build() throws Exception {
        packages = release("first");
    }

    private static Path release(String name, String... options) throws Exception {
        Path copy = Files.createDirectory(builds.resolve(name));
        Ended.said(List.of(
                "sh", "-c", "tar -c --exclude=./target . | tar -x --no-same-owner -C \"$1\"", "copy", copy.toString()));
        List<String> command = new ArrayList<>(List.of("bin/release"));
        command.addAll(List.of(options));
        Ended build = Ended.of(copy, command);
        assertThat(build.exitCode()).as(build.said()).isZero();
        return copy.resolve("target/release");
    }

    private static String differences(Path one, Path other) throws IOException {
        return Ended.of(builds, List.of("sh", "-c", DIFFERENCES, "differences", one.toString(), other.toString()))
                .said();
    }

    @Test
    void twoBuildsAreIdentical() throws Exception {
        Path again = release("second-with-a-longer-name", "--without-image");

        assertThat(differences(packages.getParent(), again.getParent())).isEmpty();
        List<String> sums = Files.readAllLines(again.resolve("SHA256SUMS"));
        assertThat(sums).hasSize(4);
        assertThat(Files.readAllLines(packages.resolve("SHA256SUMS"))).containsAll(sums);
    }

    @Test
    void unpackedItWorksWithoutJava() throws Exception {
        try (AgentContainer agent = agent();
                Machine machine = Machine.with(packages, work)) {
            assertThat(machine.sh(UNPACK.formatted("linux-x64")).said()).isEmpty();
            worksOn(machine, agent);
        }
    }

    @Test
    void installedOnDebianItWorksWithoutJava() throws Exception {
        try (AgentContainer agent = agent();
                Machine machine = Machine.with(packages, work)) {
            Ended install = machine.sh("dpkg -i /packages/*.deb");
            assertThat(install.exitCode()).as(install.said()).isZero();
            worksOn(machine, agent);

            Ended remove = machine.sh("dpkg --purge volmount; ls -d /usr/lib/volmount");
            assertThat(remove.said()).contains("/usr/lib/volmount': No such file");
        }
    }

    @Test
    void asAnImageItWorksWithoutRootAndWritesToItsStateAlone() throws Exception {
        Path state = Files.createDirectory(work.resolve("state"));
        String loaded = Ended.said(
                List.of("sh", "-c", "docker load -q -i \"$1\"/volmount-*-image.tar.gz", "load", packages.toString()));
        String image = loaded.substring(loaded.indexOf("volmount:")).strip();
        try (AgentContainer agent = agent();
                Stream<Path> files = Files.walk(work)) {
            for (Path file : files.toList()) {
                Files.setAttribute(file, "unix:uid", USER_OF_THE_IMAGE);
            }
            works(agent, arguments -> {
                List<String> command =
                        Docker.run("--rm", "--read-only", "-v", work + ":/work:ro", "-v", state + ":/state", image);
                command.addAll(List.of(arguments.split(" ")));
                return Ended.of(work, command);
            });
            assertThat(state.resolve("volmount/runs")).isNotEmptyDirectory();
        } finally {
            Ended.of(work, List.of("docker", "image", "rm", image));
        }
    }

    @Test
    void thePackageWithoutARuntimeSaysThatThereIsNoJava() throws Exception {
        try (Machine machine = Machine.with(packages, work)) {
            assertThat(machine.sh(UNPACK.formatted("java")).said()).isEmpty();

            assertThat(machine.sh("volmount plan"))
                    .isEqualTo(new Ended(
                            2,
                            "volmount: there is no Java: java is missing; install Java 17 or later, or set JAVA_HOME to"
                                    + " one\n"));
        }
    }

    private static void worksOn(Machine machine, AgentContainer agent) throws Exception {
        List<String> installed = machine.changed();
        works(agent, arguments -> machine.sh("volmount " + arguments));
        assertThat(machine.changed()).isEqualTo(installed);
    }

    private static void works(AgentContainer agent, Installed installed) throws Exception {
        assertThat(succeeds(installed, "--version")).contains("\ncommit ").doesNotContain("unknown");
        succeeds(installed, "validate -i inventory.yml -p playbook.yml");
        assertThat(succeeds(installed, "plan -i inventory.yml -p playbook.yml")).contains("1 agent, 1 planned");
        assertThat(agent.succeeds("mountpoint -q /dcos/volume0")).isFalse();
        assertThat(succeeds(installed, "apply --yes -i inventory.yml -p playbook.yml"))
                .contains("1 agent, 1 verified");
        assertThat(agent.succeeds("mountpoint -q /dcos/volume0")).isTrue();
        assertThat(succeeds(installed, "verify -i inventory.yml -p playbook.yml"))
                .contains("1 agent, 1 verified");
        assertThat(succeeds(installed, "runs list")).contains("packaged");
    }

    private static String succeeds(Installed installed, String arguments) throws Exception {
        Ended run = installed.volmount(arguments);
        assertThat(run.exitCode()).as("volmount %s: %s", arguments, run.said()).isZero();
        return run.said();
    }

    /** An agent, and in the directory of work all that is needed to work on it. */
    private AgentContainer agent() throws IOException, InterruptedException {
        AgentContainer agent = new AgentContainer(LabKey.in(work));
        agent.start();
        Files.writeString(work.resolve("known_hosts"), agent.knownHostsLine() + "\n");
        Files.writeString(work.resolve("inventory.yml"), """
                version: 1
                defaults:
                  {user: core, identityFile: /work/id_ed25519, knownHostsFile: /work/known_hosts, sudo: passwordless}
                groups:
                  private-agents:
                    role: private
                    hosts: [{name: node, address: 127.0.0.1, port: %d}]
                """.formatted(agent.sshPort()));
        Files.writeString(work.resolve("playbook.yml"), """
                version: 1
                name: packaged
                volumes:
                  - path: /dcos/volume0
                    source: {loopback: {file: /root/volume0.img, size: 200MB}}
                    filesystem: ext4
                activation: restart
                verify: {timeout: 5m, settle: 1s}
                """);
        return agent;
    }
}

package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.ProbeRequest;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.BlockDevice;
import io.volmount.facts.Evidence;
import io.volmount.facts.JournaldLine;
import io.volmount.facts.MountDisk;
import io.volmount.facts.MountUnit;
import io.volmount.facts.NodeKind;
import io.volmount.facts.ResourcesFile.Edit;
import io.volmount.facts.Signature;
import io.volmount.fstab.FstabSpec;
import io.volmount.shell.session.RootShell;
import io.volmount.shell.session.ShellQuote;
import io.volmount.volume.ByteSize;
import io.volmount.volume.VolumePath;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks at a machine dressed up as an agent with a loopback volume. */
class NodeProbeTest {
    private static final String DRESS = """
            mkdir -p /etc/mesosphere/roles /opt/mesosphere/etc /var/lib/dcos /srv/mesos/meta/slaves /dcos/volume0 /dcos/volume3
            : >/etc/mesosphere/roles/slave
            echo '{"dcos-image-commit": "x", "version": "1.13.4"}' >/opt/mesosphere/etc/dcos-version.json
            echo 'MESOS_WORK_DIR=/var/lib/mesos/slave' >/opt/mesosphere/etc/mesos-slave-common
            echo 'MESOS_DEFAULT_ROLE=slave_public' >/opt/mesosphere/etc/mesos-slave-public
            printf 'MESOS_DEFAULT_ROLE=*\\nMESOS_RESOURCES=[]\\n' >/opt/mesosphere/etc/mesos-slave
            printf 'X=$(touch /pwned)\\nMESOS_WORK_DIR="/srv/mesos"\\nMESOS_DEFAULT_ROLE=kafka\\n' >/var/lib/dcos/mesos-slave-common
            ln -s 42-S7 /srv/mesos/meta/slaves/latest
            : >/dcos/volume3/precious
            printf '%s\\n' LoadState=loaded ActiveState=active SubState=running MainPID=310 NRestarts=0 \\
                ActiveEnterTimestampMonotonic=1000000 ExecMainStartTimestampMonotonic=900000 >/units/dcos-mesos-slave.service
            printf '%s\\n' LoadState=loaded ActiveState=active SubState=mounted >/units/dcos-volume0.mount
            truncate -s 64M /root/sandbox-look.img
            mkfs.ext4 -q -U 6f1f2a3c-0d5e-4b7a-9c8d-112233445566 /root/sandbox-look.img
            mount -o loop /root/sandbox-look.img /dcos/volume0
            rm -f /usr/bin/journalctl
            printf '#!/bin/sh\\necho "$*" >>/asked\\ncat /journal\\n' >/usr/bin/journalctl; chmod 755 /usr/bin/journalctl
            """;

    private static final String DISKS = "[{\"name\": \"disk\", \"role\": \"slave_public\", \"scalar\": {\"value\": 74},"
            + " \"disk\": {\"source\": {\"type\": \"MOUNT\", \"mount\": {\"root\": \"/dcos/volume0\"}}}}]";

    private Sandbox node;
    private ShellAgent agent;

    void open(String shell) throws Exception {
        node = Sandbox.open(shell);
        node.sh(DRESS);
        write(
                "/var/lib/dcos/mesos-resources",
                "MESOS_RESOURCES='[{\"name\": \"disk\", \"scalar\": {\"value\": 74},"
                        + " \"disk\": {\"source\": {\"type\": \"MOUNT\", \"mount\": {\"root\": \"/dcos/volume0\"}}}}]'\n");
        write("/journal", Samples.file("journal-252.jsonl"));
        agent = new ShellAgent(
                () -> node.scripts(),
                RootShell.LOGIN,
                AgentTimeouts.standard(),
                Clock.systemUTC(),
                Clock.systemUTC(),
                duration -> {},
                new Random(7));
    }

    @AfterEach
    void close() throws Exception {
        if (node != null) {
            node.sh("umount /dcos/volume0 2>/dev/null || :");
            node.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void reportsTheAgentItsVolumeAndItsDisks(String shell) throws Exception {
        open(shell);
        String loop = node.sh("losetup -n -O NAME -j /root/sandbox-look.img").strip();
        AgentFacts facts =
                agent.probe(new ProbeRequest(List.of(loop), List.of("/root/sandbox-look.img"), List.of(), Set.of()));

        assertThat(facts.kind()).isEqualTo(NodeKind.PRIVATE);
        assertThat(facts.dcosVersion()).contains("1.13.4");
        assertThat(facts.unit().orElseThrow().mainPid()).isEqualTo(310);
        assertThat(facts.resources().disks()).containsExactly(new MountDisk("/dcos/volume0", 74, "*"));
        assertThat(facts.resources().edits())
                .extracting(Edit::what)
                .containsExactly("/dcos/volume0 for * instead of kafka");
        assertThat(facts.checkpoint()).isEqualTo("/srv/mesos/meta/slaves/latest");
        assertThat(facts.agentId()).contains("42-S7");
        assertThat(facts.occupied()).containsExactly(VolumePath.of("/dcos/volume3"));
        assertThat(facts.mountsOn(Samples.VOLUME)).singleElement().satisfies(mount -> {
            assertThat(mount.source()).isEqualTo(loop);
            assertThat(mount.backingFile()).contains("/root/sandbox-look.img");
            assertThat(mount.uuid()).contains(Samples.UUID);
        });
        Signature ext4 = new Signature("ext4", Optional.of(Samples.UUID), Optional.empty());
        BlockDevice device = facts.devices().get(loop);
        assertThat(device.size()).isEqualTo(ByteSize.ofMb(64));
        assertThat(facts.mountsOn(Samples.VOLUME).get(0).number()).isEqualTo(device.number());
        assertThat(facts.files().get("/root/sandbox-look.img").loops()).containsExactly(device.number());
        assertThat(facts.names().names(FstabSpec.of("UUID=" + Samples.UUID), device.number()))
                .isTrue();
        assertThat(facts.gaps()).isEmpty();
        assertThat(device.signature()).contains(ext4);
        assertThat(facts.files().get("/root/sandbox-look.img").signature()).contains(ext4);
        node.sh("[ ! -e /pwned ]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void findsAzuresWarningOnTheDeviceThatItIsAbout(String shell) throws Exception {
        open(shell);
        String warning = "/mnt/resource/DATALOSS_WARNING_README.txt";
        String loop = node.sh("losetup -n -O NAME -j /root/sandbox-look.img").strip();
        node.sh("mkdir -p /mnt/resource; : >" + warning);
        ProbeRequest request = new ProbeRequest(List.of(loop), List.of(), List.of(), Set.of());
        assertThat(agent.probe(request).names().paths()).doesNotContainKey(warning);

        node.sh("mount --bind /dcos/volume0 /mnt/resource; : >" + warning);
        AgentFacts facts = agent.probe(request);
        node.sh("umount /mnt/resource");

        assertThat(facts.names().paths())
                .containsEntry(warning, facts.devices().get(loop).number());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void readsAMountUnitThatSomebodyWroteFromItsFile(String shell) throws Exception {
        open(shell);
        node.sh("printf '[Mount]\\nWhat=/dev/sdq\\n Type = xfs\\nWhat=/dev/disk/by-label/data\\n' >/own.mount\n"
                + "printf '%s\\n' FragmentPath=/own.mount UnitFileState=enabled RequiredBy=local-fs.target"
                + " WantedBy=dev-sdq.device What=/dev/sdq >>/units/dcos-volume0.mount");

        MountUnit unit =
                agent.probe(Samples.volumes(Samples.VOLUME)).mountUnits().get(Samples.VOLUME);

        assertThat(unit.isNative()).isTrue();
        assertThat(unit.what()).isEqualTo("/dev/disk/by-label/data");
        assertThat(unit.type()).isEqualTo("xfs");
        assertThat(unit.wantedBy()).containsExactly("dev-sdq.device", "local-fs.target");
        node.sh("rm /own.mount");
        assertThat(agent.probe(Samples.volumes(Samples.VOLUME)).gaps())
                .containsExactly("cannot read what /own.mount mounts on /dcos/volume0: check systemctl cat"
                        + " dcos-volume0.mount on the node");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void gathersTheJournalByWhoWroteIt(String shell) throws Exception {
        open(shell);
        Evidence evidence = agent.evidence(Samples.volumes(Samples.VOLUME, VolumePath.of("/dcos/volume7")));

        assertThat(evidence.facts().mountUnits().get(Samples.VOLUME).state().toString())
                .isEqualTo("dcos-volume0.mount is active (mounted)");
        assertThat(evidence.journal())
                .extracting(JournaldLine::identifier)
                .startsWith("systemd", "systemd", "mesos-agent");
        assertThat(evidence.oldest().orElseThrow().message()).startsWith("Mounting dcos-volume0.mount");
        String[] asked = node.sh("cat /asked").split("\n");
        assertThat(asked[0]).isEqualTo("-b -a -o json --no-pager -q");
        assertThat(asked[1])
                .isEqualTo("-b -a -o json --no-pager _PID=1 UNIT=dcos-volume0.mount UNIT=dcos-volume7.mount"
                        + " + _SYSTEMD_UNIT=dcos-vol-discovery-priv-agent.service"
                        + " _SYSTEMD_UNIT=dcos-vol-discovery-pub-agent.service");
        assertThat(asked[2]).isEqualTo("-b -a -o json --no-pager _SYSTEMD_UNIT=dcos-mesos-slave.service _PID=310");
        String between =
                "-b -a -o json --no-pager _SYSTEMD_UNIT=dcos-mesos-slave.service" + " --since @[0-9]+ --until @[0-9]+";
        assertThat(asked[3]).matches(between);
        assertThat(asked[4]).matches(between);
        assertThat(asked[5]).startsWith("-b -a -o json --no-pager -q -n 1000 MESSAGE_ID=");
        assertThat(asked).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void readsTheResourcesOfTheRunningProcessAndNothingElseOfIt(String shell) throws Exception {
        open(shell);
        try (NodeProcess process = new NodeProcess(
                Map.of("MESOS_RESOURCES", DISKS, "MESOS_SECRET", "s3cret\nMESOS_RESOURCES=[]"), List.of())) {
            runs(process);
            assertThat(agent.evidence(Samples.volumes(Samples.VOLUME)).process())
                    .contains(new Evidence.Process(
                            process.pid(), List.of(new MountDisk("/dcos/volume0", 74, "slave_public"))));
            String script = RemoteScript.evidence(Samples.NONCE, Samples.volumes(Samples.VOLUME))
                    .text();
            assertThat(node.scripts()
                            .run("", script, Duration.ofMinutes(10))
                            .stdout()
                            .text())
                    .contains("slave_public")
                    .doesNotContain("s3cret");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void aFlagOfTheProcessGoesBeforeItsEnvironment(String shell) throws Exception {
        open(shell);
        try (NodeProcess process =
                new NodeProcess(Map.of("MESOS_RESOURCES", DISKS), List.of("--port=5051", "--resources=[]"))) {
            runs(process);
            assertThat(agent.evidence(Samples.NOTHING).process())
                    .contains(new Evidence.Process(process.pid(), List.of()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "file:///etc/resources", "disk:74", "[{"})
    void ofAProcessWithOtherResourcesNothingIsKnown(String resources) throws Exception {
        open("dash");
        try (NodeProcess process = new NodeProcess(Map.of("MESOS_RESOURCES", resources), List.of())) {
            runs(process);
            assertThat(agent.evidence(Samples.NOTHING).process()).isEmpty();
        }
    }

    private void runs(NodeProcess process) {
        node.sh("sed -i s/^MainPID=.*/MainPID=" + process.pid() + "/ /units/dcos-mesos-slave.service");
    }

    /** A process of this machine, which a look can take for the agent's. */
    private record NodeProcess(Process process) implements AutoCloseable {
        NodeProcess(Map<String, String> environment, List<String> flags) throws IOException {
            this(started(environment, flags));
        }

        private static Process started(Map<String, String> environment, List<String> flags) throws IOException {
            ProcessBuilder builder = new ProcessBuilder("sh", "-c", "echo; read -r end", "agent");
            builder.command().addAll(flags);
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getInputStream().read();
            return process;
        }

        long pid() {
            return process.pid();
        }

        @Override
        public void close() {
            process.destroy();
        }
    }

    private void write(String path, String text) {
        node.sh("printf %s " + ShellQuote.quote(text) + " >" + path);
    }
}

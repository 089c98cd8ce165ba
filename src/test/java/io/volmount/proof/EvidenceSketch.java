package io.volmount.proof;

import io.volmount.facts.Evidence;
import io.volmount.facts.JournaldLine;
import io.volmount.facts.MountDisk;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.Registration;
import io.volmount.step.Verify;
import io.volmount.volume.ByteSize;
import io.volmount.volume.DesiredVolume;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The evidence of a healthy agent with one volume, to be spoilt by tests, and what is concluded from it. */
abstract class EvidenceSketch {
    static final String AGENT = "dcos-mesos-slave.service";
    static final String BOOT = "c935448829554964b09e49bf0a464c99";
    static final String FOUND = "Found matching mounts : [('/dcos/volume0', 74)]";
    static final String RESOURCES =
            "[{\"name\": \"disk\", \"type\": \"SCALAR\", \"disk\": {\"source\": {\"mount\": {\"root\": \"/dcos/volume0\"},"
                    + " \"type\": \"MOUNT\"}}, \"role\": \"*\", \"scalar\": {\"value\": 74}}]";
    static final String START =
            "Flags at startup: --port=\"5051\" --resources=\"" + RESOURCES + "\" --work_dir=\"/var/lib/mesos/slave\"";
    static final MountDisk DISK = new MountDisk("/dcos/volume0", 74, "*");
    static final DesiredVolume VOLUME = new DesiredVolume(
            NodeSketch.VOLUME0, new Source.Loopback(NodeSketch.FILE0, ByteSize.ofMb(200)), Filesystem.EXT4);

    final NodeSketch node = new NodeSketch().provisioned();
    final List<JournaldLine> journal =
            new ArrayList<>(List.of(line(41_000_000, AGENT, "", FOUND), line(43_000_000, AGENT, "", START)));
    Optional<JournaldLine> oldest = Optional.of(line(1_000_000, "", "", "Linux version 6.1"));
    Optional<Evidence.Process> process = Optional.empty();
    Optional<Registration> registration = Optional.empty();
    String mountState = "active";
    String fragment = "/run/systemd/generator/dcos-volume0.mount";
    String enabled = "generated";
    List<String> wantedBy = List.of("local-fs.target");
    boolean fresh = true;
    Duration settle = Duration.ofSeconds(30);
    List<String> drained = List.of();

    static JournaldLine line(long monotonic, String writer, String subject, String message) {
        return new JournaldLine(
                Instant.parse("2026-11-22T11:00:00Z"), "node-1", BOOT, monotonic, 240, writer, subject, "tag", message);
    }

    Proof judge() {
        Verify verify = new Verify(
                List.of(VOLUME),
                node.kind.role(),
                Duration.ofMinutes(10),
                settle,
                fresh,
                Optional.empty(),
                List.of(),
                List.of(),
                drained);
        node.mountUnits.put(
                NodeSketch.VOLUME0,
                NodeSketch.mountUnit(NodeSketch.VOLUME0, mountState, fragment, enabled, wantedBy, NodeSketch.FILE0));
        return Judge.judge(verify, new Evidence(node.facts(), journal, oldest, process, registration));
    }

    List<String> missed() {
        return checks(CheckResult::hasFailed);
    }

    List<String> unknown() {
        return checks(check -> check.passed().isEmpty());
    }

    List<String> checks(Predicate<CheckResult> kind) {
        return judge().volumes().get(0).checks().stream()
                .filter(kind)
                .map(CheckResult::check)
                .toList();
    }

    /** The agent has run for weeks, and the journal has been rotated since. */
    void forgotten() {
        fresh = false;
        journal.clear();
        oldest = Optional.of(line(2_000_000_000_000L, "sshd.service", "", "Accepted publickey"));
    }

    void startedWith(MountDisk... disks) {
        process = Optional.of(new Evidence.Process(node.mainPid, List.of(disks)));
    }
}

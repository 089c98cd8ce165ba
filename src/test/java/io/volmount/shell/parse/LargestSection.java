package io.volmount.shell.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.ProbeRequest;
import io.volmount.facts.NodeLimits;
import io.volmount.shell.NodeSections;
import io.volmount.volume.VolumePath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads all that a node answers, with another text in one section: facts and evidence, profile, boot. */
final class LargestSection implements Consumer<String[]> {
    private static final ProbeRequest REQUEST = new ProbeRequest(
            List.of("/dev/vg0/lv0"), List.of("/root/volume0.img"), List.of(VolumePath.of("/dcos/volume0")), Set.of());

    private interface Reading {
        Object read() throws MalformedOutput;
    }

    static Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>(NodeSections.node());
        sections.put("owner", "run 20261122-212335-3uvr\n");
        sections.put("owner-lines", "1\n");
        sections.put("resources-written", "1700000000\n");
        sections.put("resources", NodeSections.resources("/dcos/volume0"));
        sections.put("resources-lines", "3\n");
        sections.put("settings mesos-slave", "MESOS_RESOURCES=[]\n");
        sections.put("metrics", "{\"slave/tasks_running\": 1}");
        sections.put("file 0 kind", "regular 209715200\n");
        sections.put("file 0 owners", NodeSections.list("0 41ed 2049 20 /"));
        sections.put("file 0 loops", NodeSections.list("7:1"));
        sections.put("file 0 blkid", "\nEXIT=2\n");
        sections.put("file 0 space", "/dev/sda1 10 1 9 10% /\n");
        sections.put("file 0 inodes", "1000 900\n");
        sections.put("volume 8:1", "TYPE=xfs\nUUID=1234\n");
        sections.put("mount-unit dcos-volume0.mount", "What=/dev/vdb\n");
        sections.put("journal", "{\"_PID\":\"1\"}\n");
        sections.put("journal-begins", "{\"_PID\":\"1\"}\n");
        sections.put("process dcos-mesos-slave.service pid", "888\n");
        sections.put("process dcos-mesos-slave.service resources", "[]\n");
        sections.put("clock", "1700000000.000000000\n");
        sections.put("shells", "sh=dash\nlogin=/bin/bash\n");
        sections.put("system", "Debian\n");
        sections.put("devices", NodeSections.list("253:3 mapped /dev/dm-3 20971520 0 0 vg0-lv0"));
        sections.put("devices-left-out", "0\n");
        sections.put("attributes", NodeSections.list("/run/dcos/etc/mesos-slave MESOS_ATTRIBUTES=rack:r1"));
        return sections;
    }

    /** @param section its name, and what is in it */
    @Override
    public void accept(String[] section) {
        String name = section[0];
        String body = section[1];
        long lines = body.chars().filter(character -> character == '\n').count();
        Map<String, String> sections = NodeSections.with(sections(), name, body + lines + "\n");
        sections.computeIfPresent(name + "-lines", (key, old) -> (lines + 1) + "\n");
        Sections answer = new Sections(sections);
        FactsParser parser = new FactsParser(answer);
        for (Reading reading : List.<Reading>of(
                () -> EvidenceParser.parse(answer, REQUEST),
                () -> parser.node(REQUEST),
                parser::profile,
                parser::bootId)) {
            try {
                assertThat(reading.read()).isNotNull();
            } catch (MalformedOutput nonsense) {
                assertThat(nonsense.getMessage()).hasSizeLessThan(NodeLimits.SENTENCE + 10);
            }
        }
    }
}

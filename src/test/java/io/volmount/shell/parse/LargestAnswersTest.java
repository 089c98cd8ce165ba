package io.volmount.shell.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.ProbeRequest;
import io.volmount.facts.NodeLimits;
import io.volmount.shell.CheckOutput;
import io.volmount.shell.LinearParsingTest;
import io.volmount.shell.NodeSections;
import io.volmount.shell.ProbeOutput;
import io.volmount.shell.StepOutput;
import io.volmount.shell.session.CommandResult;
import io.volmount.shell.session.Ending;
import io.volmount.volume.VolumePath;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever parses a node's answer comes to the end of a mebibyte of its worst. What grows with the square of an answer
 * would need a million million steps for that, which is hours; steps that can be counted are counted in
 * {@link LinearParsingTest}.
 */
@Timeout(value = 10, unit = java.util.concurrent.TimeUnit.MINUTES)
class LargestAnswersTest {
    private static final VolumePath VOLUME = VolumePath.of("/dcos/volume0");
    private static final ProbeRequest REQUEST =
            new ProbeRequest(List.of("/dev/vg0/lv0"), List.of("/root/volume0.img"), List.of(VOLUME), Set.of());

    /** What each parser likes least, and lines that are as they should be. */
    private static final List<String> WORST = List.of(
            " ",
            "\n",
            " \n",
            "\n\n ",
            "a",
            "=",
            "a=b\n",
            "\\",
            "\\040",
            "'",
            "\"",
            "[",
            "{\"a\":",
            "{}\n",
            "[],",
            "/",
            "/a ",
            "1:1 ",
            "7:1 /root/a\n",
            "fd:3 /dev/vg0/lv0\n",
            "22 1 8:1 / / rw,relatime shared:1 - xfs /dev/sda1 rw,attr2\n",
            "{\"_PID\":\"7\",\"MESSAGE\":\"x\"}\n",
            "Id=dcos-volume0.mount\n\n",
            "run a\n",
            "\u00e9");

    private static Map<String, String> sections() {
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
        return sections;
    }

    static Stream<String> sectionNames() {
        return sections().keySet().stream();
    }

    /** As many as make a mebibyte, as a list and as a file say how many lines they have. */
    private static String largest(String worst) {
        return worst.repeat(NodeLimits.FILE / worst.length() - 1);
    }

    @ParameterizedTest
    @MethodSource("sectionNames")
    void aSectionIsReadToItsEndOrRefused(String name) {
        for (String worst : WORST) {
            String body = largest(worst);
            long lines = body.chars().filter(character -> character == '\n').count();
            Map<String, String> sections = NodeSections.with(sections(), name, body + lines + "\n");
            sections.computeIfPresent(name + "-lines", (key, old) -> (lines + 1) + "\n");
            assertFactsOrNonsense(new Sections(sections));
        }
    }

    private static void assertFactsOrNonsense(Sections sections) {
        FactsParser parser = new FactsParser(sections);
        for (Reading reading :
                List.<Reading>of(() -> EvidenceParser.parse(sections, REQUEST), parser::profile, parser::bootId)) {
            try {
                assertThat(reading.read()).isNotNull();
            } catch (MalformedOutput nonsense) {
                assertThat(nonsense.getMessage()).hasSizeLessThan(NodeLimits.SENTENCE + 10);
            }
        }
    }

    private interface Reading {
        Object read() throws MalformedOutput;
    }

    static Stream<String> answers() {
        return Stream.concat(
                WORST.stream(),
                Stream.of(
                        "\n@n section a\n",
                        "\n@n failed x\n",
                        "\n@n end\n",
                        "@n ",
                        "sudo",
                        "sudo: a password is required\n",
                        "a ( "));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerIsReadToItsEndOrRefused(String worst) {
        String printed = worst.repeat(NodeLimits.FILE / worst.length());
        CommandResult result = new CommandResult(
                new Ending.Exited(3),
                new CommandResult.Output(printed, 0),
                new CommandResult.Output(NodeLimits.cut(printed, NodeLimits.ERRORS), 0));

        assertThat(StepOutput.read("n", result).detail()).hasSizeLessThan(NodeLimits.QUOTING + 10);
        CheckOutput.Span span = new CheckOutput.Span(Instant.EPOCH, Instant.EPOCH);
        assertThat(CheckOutput.read("n", result, "", span).checks()).isNotEmpty();
        try {
            ProbeOutput.read("n", result);
        } catch (AgentUnreachable silent) {
            assertThat(silent.getMessage()).hasSizeLessThan(NodeLimits.QUOTING + 10);
        }
    }
}

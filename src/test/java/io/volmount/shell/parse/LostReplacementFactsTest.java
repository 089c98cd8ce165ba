package io.volmount.shell.parse;

import static io.volmount.shell.NodeSections.FSTAB;
import static io.volmount.shell.NodeSections.ROOT;
import static io.volmount.shell.NodeSections.list;
import static io.volmount.shell.NodeSections.unit;
import static io.volmount.shell.NodeSections.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.ProbeRequest;
import io.volmount.document.TextFile;
import io.volmount.facts.AgentFacts;
import io.volmount.plan.AgentPlan;
import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.plan.Planner;
import io.volmount.plan.Purpose;
import io.volmount.plan.step.PlannedStep;
import io.volmount.playbook.Playbook;
import io.volmount.shell.NodeSections;
import io.volmount.shell.ProbeOutput;
import io.volmount.step.FormattingStep;
import io.volmount.step.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No section or line that a node does not tell, and no word of one, makes the replacement of a disk bolder, be it dead or not. */
class LostReplacementFactsTest {
    private static final Playbook PLAYBOOK = Playbook.read(new TextFile("p.yml", """
            version: 1
            volumes: [{path: /dcos/volume0, state: replaced, source: {device: /dev/vg0/lv0}, filesystem: xfs}]
            """));
    private static final String OLD = "57 22 8:32 / /dcos/volume0 rw,relatime shared:30 - xfs /dev/sdc rw";
    private static final String ALIVE = "DEVNAME=/dev/sdc\nUUID=aaaa-bbbb\nTYPE=xfs\n";
    private static final String DEAD = "READ=failed\n";

    /** The disk that the node has besides, and another one that the line may be for. */
    private static String names(String... others) {
        return list(
                Stream.concat(Stream.of("fd:3 /dev/vg0/lv0", "fd:3 /dev/disk/by-id/dm-name-vg0-lv0"), Stream.of(others))
                        .toArray(String[]::new));
    }

    static Stream<Arguments> nodes() {
        Map<String, String> sound = NodeSections.offering(OLD, "8:32", ALIVE);
        Map<String, String> dead = with(sound, "volume 8:32", DEAD);
        Map<String, String> gone =
                with(sound, "mounts", list(ROOT), "mount-units", unit("failed", "failed", ""), "volume 8:32", "");
        return Stream.of(
                Arguments.of(Verdict.PLANNED, "sound", sound),
                Arguments.of(Verdict.PLANNED, "dead", dead),
                Arguments.of(Verdict.PLANNED, "gone", gone),
                Arguments.of(
                        Verdict.PLANNED,
                        "dead with its link",
                        with(dead, "names", names("8:20 /dev/disk/by-uuid/aaaa-bbbb"))),
                Arguments.of(
                        Verdict.REFUSED,
                        "dead, and the line is for another one",
                        with(dead, "names", names("8:30 /dev/disk/by-uuid/aaaa-bbbb"))),
                Arguments.of(
                        Verdict.REFUSED,
                        "alive, and the line is for another one",
                        with(sound, "volume 8:32", ALIVE.replace("aaaa", "cccc"))),
                Arguments.of(Verdict.REFUSED, "alive without a UUID", with(sound, "volume 8:32", "DEVNAME=/dev/sdc\n")),
                Arguments.of(Verdict.REFUSED, "reserved", with(dead, "reserved", list("/dcos/volume0"))),
                Arguments.of(Verdict.REFUSED, "gone and reserved", with(gone, "reserved", list("/dcos/volume0"))),
                Arguments.of(
                        Verdict.REFUSED,
                        "for a disk that is not blank",
                        with(dead, "device 0 blkid", "UUID=dddd\nTYPE=ext4\n\nEXIT=0\nCONTENT=unread\n")),
                Arguments.of(
                        Verdict.REFUSED,
                        "for a disk with unknown data",
                        with(dead, "device 0 blkid", "\nEXIT=2\nCONTENT=data\n")),
                Arguments.of(
                        Verdict.REFUSED,
                        "needed by another line",
                        with(dead, "fstab", FSTAB + "/dcos/volume0/x /srv none bind 0 0\n", "fstab-lines", "3\n")),
                Arguments.of(
                        Verdict.REFUSED,
                        "stacked",
                        with(dead, "mounts", list(ROOT, OLD, "58 57 8:48 / /dcos/volume0 rw - xfs /dev/sdd rw"))));
    }

    private static Optional<AgentPlan> plan(Map<String, String> sections) {
        try {
            AgentFacts facts = new FactsParser(ProbeOutput.sections(sections)).facts(ProbeRequest.of(PLAYBOOK));
            return Optional.of(Planner.plan(facts, PLAYBOOK, Optional.empty(), Purpose.APPLIED));
        } catch (AgentUnreachable | MalformedOutput e) {
            return Optional.empty();
        }
    }

    /** What is taken away. The node may tell a blank disk in other words, but not another one. */
    private static List<Object> taken(AgentPlan plan) {
        return plan.steps().stream()
                .map(PlannedStep::step)
                .filter(Step::takesAway)
                .<Object>map(step -> step instanceof FormattingStep ? step.destroys() : step)
                .toList();
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("nodes")
    void lostFactsMakeNoReplacementBolder(Verdict verdict, String name, Map<String, String> sections) {
        AgentPlan whole = plan(sections).orElseThrow();
        assertThat(whole.verdict()).as(whole.reasons().toString()).isEqualTo(verdict);
        for (Map<String, String> part : LostFacts.losses(sections)) {
            plan(part).filter(found -> found.verdict() != Verdict.REFUSED).ifPresent(found -> {
                assertThat(found.verdict()).as(name + ": " + part).isEqualTo(whole.verdict());
                assertThat(taken(whole)).as(name + ": " + part).containsAll(taken(found));
            });
        }
    }
}

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
import io.volmount.step.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No section or line that a node does not tell, and no word of one, makes the removal of a volume bolder. */
class LostRemovalFactsTest {
    private static final Playbook PLAYBOOK =
            Playbook.read(new TextFile("p.yml", "version: 1\nvolumes: [{path: /dcos/volume0, state: absent}]\n"));
    private static final String VOLUME = "57 22 253:3 / /dcos/volume0 rw,relatime shared:30 - xfs /dev/dm-3 rw";

    static Stream<Arguments> nodes() {
        Map<String, String> whole =
                NodeSections.offering(VOLUME, "253:3", "DEVNAME=/dev/dm-3\nUUID=aaaa-bbbb\nTYPE=xfs\n");
        return Stream.of(
                Arguments.of(Verdict.PLANNED, "whole", whole),
                Arguments.of(
                        Verdict.UNCHANGED,
                        "without it",
                        with(
                                NodeSections.node(),
                                "reserved",
                                list(),
                                "resources-written",
                                "1462475926\n",
                                "resources",
                                NodeSections.resources("/dcos/volume7"),
                                "resources-lines",
                                "3\n")),
                Arguments.of(Verdict.REFUSED, "reserved", with(whole, "reserved", list("/dcos/volume0"))),
                Arguments.of(Verdict.REFUSED, "reserved somehow", with(whole, "reserved", list("?", "/dcos/volume1"))),
                Arguments.of(
                        Verdict.REFUSED,
                        "only offered and reserved",
                        with(
                                whole,
                                "mounts",
                                list(ROOT),
                                "fstab",
                                "",
                                "fstab-lines",
                                "0\n",
                                "mount-units",
                                unit("inactive", "dead", ""),
                                "reserved",
                                list("/dcos/volume0", "/dcos/volume1"))),
                Arguments.of(
                        Verdict.REFUSED,
                        "mounted from elsewhere",
                        with(whole, "volume 253:3", "DEVNAME=/dev/dm-3\nUUID=cccc-dddd\nTYPE=xfs\n")),
                Arguments.of(
                        Verdict.REFUSED,
                        "needed by another line",
                        with(whole, "fstab", FSTAB + "/dcos/volume0/x /srv none bind 0 0\n", "fstab-lines", "3\n")),
                Arguments.of(
                        Verdict.REFUSED,
                        "under something else",
                        with(
                                whole,
                                "mounts",
                                list(ROOT, VOLUME, "58 57 8:32 / /dcos/volume0/below rw - xfs /dev/sdc rw"))),
                Arguments.of(
                        Verdict.REFUSED,
                        "mounted by a unit",
                        with(
                                whole,
                                "mount-units",
                                unit("active", "mounted", "/etc/systemd/system/dcos-volume0.mount"),
                                "mount-unit dcos-volume0.mount",
                                "What=/dev/dm-3\n")));
    }

    private static Optional<AgentPlan> plan(Map<String, String> sections) {
        try {
            ProbeRequest request = ProbeRequest.of(List.of(), false).without(PLAYBOOK.absentPaths(), List.of());
            AgentFacts facts = new FactsParser(ProbeOutput.sections(sections)).facts(request);
            return Optional.of(Planner.plan(facts, PLAYBOOK, Optional.empty(), Purpose.APPLIED));
        } catch (AgentUnreachable | MalformedOutput e) {
            return Optional.empty();
        }
    }

    private static List<Step> taken(AgentPlan plan) {
        return plan.steps().stream()
                .map(PlannedStep::step)
                .filter(Step::takesAway)
                .toList();
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("nodes")
    void lostFactsMakeNoRemovalBolder(Verdict verdict, String name, Map<String, String> sections) {
        AgentPlan whole = plan(sections).orElseThrow();
        assertThat(whole.verdict()).as(whole.reasons().toString()).isEqualTo(verdict);
        for (Map<String, String> part : LostFacts.losses(sections)) {
            plan(part).filter(found -> found.verdict() != Verdict.REFUSED).ifPresent(found -> {
                assertThat(whole.verdict()).as(name + ": " + part).isNotEqualTo(Verdict.REFUSED);
                assertThat(taken(whole)).as(name + ": " + part).containsAll(taken(found));
                if (whole.verdict() == Verdict.PLANNED) {
                    assertThat(found.verdict()).as(name + ": " + part).isEqualTo(Verdict.PLANNED);
                }
            });
        }
    }
}

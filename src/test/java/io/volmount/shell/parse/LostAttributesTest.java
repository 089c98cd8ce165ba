package io.volmount.shell.parse;

import static io.volmount.shell.NodeSections.list;
import static io.volmount.shell.NodeSections.path;
import static io.volmount.shell.NodeSections.paths;
import static io.volmount.shell.NodeSections.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.ProbeRequest;
import io.volmount.attribute.AttributeSettings;
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
import io.volmount.step.SetAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** No section or line that a node does not tell, and no word of one, makes a plan that sets attributes bolder. */
class LostAttributesTest {
    private static final String FILE = AttributeSettings.FILE;
    private static final Playbook PLAYBOOK =
            Playbook.read(new TextFile("p.yml", "version: 1\nattributes: {disk: ssd}\n"));

    private static Map<String, String> sections(String set, String running) {
        return with(
                NodeSections.node(),
                "attributes",
                list(
                        "/opt/mesosphere/etc/mesos-slave MESOS_ATTRIBUTES=rack:r0",
                        FILE + " MESOS_ATTRIBUTES=os:old",
                        FILE + " MESOS_ATTRIBUTES=" + set),
                "attributes-owners",
                list(
                        "0 41ed 1 20 /",
                        "0 41ed 1 20 /var",
                        "0 41ed 1 20 /var/lib",
                        "0 41ed 1 2 /var/lib/dcos",
                        "0 81a4 1 1 " + FILE),
                "process dcos-mesos-slave.service pid",
                "888\n",
                "process dcos-mesos-slave.service attributes",
                "=" + running + "\n",
                "paths",
                paths() + "\n" + path(FILE, "file"));
    }

    private static Optional<AgentPlan> plan(Map<String, String> sections) {
        try {
            AgentFacts facts = new FactsParser(ProbeOutput.sections(sections)).facts(ProbeRequest.of(List.of(), true));
            return Optional.of(Planner.plan(facts, PLAYBOOK, Optional.empty(), Purpose.APPLIED));
        } catch (AgentUnreachable | MalformedOutput e) {
            return Optional.empty();
        }
    }

    private static List<SetAttributes> settings(AgentPlan plan) {
        return plan.steps().stream()
                .map(PlannedStep::step)
                .filter(SetAttributes.class::isInstance)
                .map(SetAttributes.class::cast)
                .toList();
    }

    @Test
    void whatIsSetIsSetFromAllThatTheNodeSaysOrNotAtAll() {
        Map<String, String> whole = sections("rack:r1;disk:hdd", "rack:r1;disk:hdd");
        List<SetAttributes> set = settings(plan(whole).orElseThrow());
        assertThat(set).extracting(SetAttributes::line).containsExactly("MESOS_ATTRIBUTES=rack:r1;disk:ssd");

        List<Map<String, String>> losses = LostFacts.losses(whole);
        assertThat(losses).hasSizeGreaterThan(50);
        for (Map<String, String> part : losses) {
            plan(part)
                    .filter(plan -> plan.verdict() != Verdict.REFUSED)
                    .ifPresent(plan -> assertThat(settings(plan)).as("%s", part).isEqualTo(set));
        }
    }

    @Test
    void anAgentThatRunsWithThemIsNotRestartedForWantOfAFact() {
        Map<String, String> whole = sections("rack:r1;disk:ssd", "rack:r1;disk:ssd");
        assertThat(plan(whole).orElseThrow().verdict()).isEqualTo(Verdict.UNCHANGED);

        for (Map<String, String> part : LostFacts.losses(whole)) {
            plan(part)
                    .ifPresent(plan -> assertThat(plan.verdict()).as("%s", part).isNotEqualTo(Verdict.PLANNED));
        }
    }
}

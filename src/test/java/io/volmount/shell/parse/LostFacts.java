package io.volmount.shell.parse;

import static io.volmount.shell.NodeSections.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.ProbeRequest;
import io.volmount.document.SourceLocation;
import io.volmount.facts.AgentFacts;
import io.volmount.plan.AgentPlan;
import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.plan.Planner;
import io.volmount.plan.Purpose;
import io.volmount.plan.step.PlannedStep;
import io.volmount.playbook.FstabOptions;
import io.volmount.playbook.Overwrite;
import io.volmount.playbook.Playbook;
import io.volmount.playbook.VolumeSpec;
import io.volmount.playbook.policy.Activation;
import io.volmount.playbook.policy.OnFailure;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.playbook.policy.VerifyPolicy;
import io.volmount.shell.ProbeOutput;
import io.volmount.step.Step;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Role;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans of nodes that do not tell all. */
public final class LostFacts {
    /** The words in these are the node's own, and it may have written them so. */
    private static final Set<String> FILES = Set.of("fstab", "resources", "dcos-version", "owner");

    private LostFacts() {}

    /** Each time without one section, one line, or one word of a line; how often that was. */
    public static int tryAll(String name, Source source, Filesystem filesystem, Map<String, String> sections) {
        return tryAll(name, source, filesystem, sections, losses(sections));
    }

    /** The same with what the node may tell instead. */
    public static int tryAll(
            String name,
            Source source,
            Filesystem filesystem,
            Map<String, String> sections,
            List<Map<String, String>> told) {
        AgentPlan whole = plan(source, filesystem, sections).orElseThrow();
        for (Map<String, String> part : told) {
            plan(source, filesystem, part)
                    .ifPresent(found -> assertThat(isBolder(found, whole))
                            .as(
                                    "%s: %s %s instead of %s %s, for %s",
                                    name,
                                    found.verdict(),
                                    ids(found),
                                    whole.verdict(),
                                    ids(whole),
                                    difference(sections, part))
                            .isFalse());
        }
        return told.size();
    }

    /** Empty where the node is taken for one that does not answer. */
    public static Optional<AgentPlan> plan(Source source, Filesystem filesystem, Map<String, String> sections) {
        VolumeSpec volume = new VolumeSpec(
                VolumePath.of("/dcos/volume0"),
                source,
                filesystem,
                new FstabOptions(source instanceof Source.Loopback ? "loop" : "defaults", 0, 2),
                Overwrite.NOTHING,
                new SourceLocation("playbook.yaml", 4, 5));
        Playbook playbook = new Playbook(
                "test",
                List.of(volume),
                List.of(),
                List.of(),
                List.of(),
                Activation.REBOOT,
                OnFailure.RESTORE,
                RolloutPolicy.DEFAULT,
                VerifyPolicy.DEFAULT,
                Duration.ZERO,
                Optional.empty());
        try {
            AgentFacts facts = new FactsParser(ProbeOutput.sections(sections))
                    .facts(ProbeRequest.of(playbook.desiredVolumes(), false));
            return Optional.of(Planner.plan(facts, playbook, Optional.of(Role.PRIVATE), Purpose.APPLIED));
        } catch (AgentUnreachable | MalformedOutput e) {
            return Optional.empty();
        }
    }

    private static boolean isBolder(AgentPlan plan, AgentPlan than) {
        return switch (plan.verdict()) {
            case REFUSED, UNREACHABLE -> false;
            case UNCHANGED -> than.verdict() != Verdict.UNCHANGED;
            case PLANNED ->
                than.verdict() == Verdict.REFUSED || !destroyed(than).containsAll(destroyed(plan));
        };
    }

    private static List<String> destroyed(AgentPlan plan) {
        return plan.steps().stream()
                .map(PlannedStep::step)
                .flatMap(step -> step.destroys().stream())
                .toList();
    }

    private static List<String> ids(AgentPlan plan) {
        return plan.steps().stream().map(PlannedStep::step).map(Step::id).toList();
    }

    static List<Map<String, String>> losses(Map<String, String> sections) {
        List<Map<String, String>> losses = new ArrayList<>();
        sections.forEach((name, body) -> {
            Map<String, String> rest = new LinkedHashMap<>(sections);
            rest.remove(name);
            losses.add(rest);
            List<String> lines = body.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                losses.add(with(sections, name, joined(without(lines, i), "\n") + "\n"));
                List<String> words = List.of(lines.get(i).split(" "));
                for (int j = 0; words.size() > 1 && !FILES.contains(name) && j < words.size(); j++) {
                    List<String> changed = new ArrayList<>(lines);
                    changed.set(i, joined(without(words, j), " "));
                    losses.add(with(sections, name, joined(changed, "\n") + "\n"));
                }
            }
        });
        return losses;
    }

    private static String joined(List<String> parts, String between) {
        return String.join(between, parts);
    }

    private static List<String> without(List<String> parts, int index) {
        List<String> rest = new ArrayList<>(parts);
        rest.remove(index);
        return rest;
    }

    private static String difference(Map<String, String> sections, Map<String, String> part) {
        return sections.entrySet().stream()
                .filter(section -> !section.getValue().equals(part.get(section.getKey())))
                .map(section -> section.getKey() + ": " + part.get(section.getKey()))
                .findFirst()
                .orElse("nothing");
    }
}

package io.volmount.plan;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.NodeLimits;
import io.volmount.plan.step.PlannedStep;
import io.volmount.step.FormattingStep;
import io.volmount.step.Step;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Role;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The steps to take on one agent, with reasons.
 *
 * @param verdict the kind of the plan
 * @param machineId of the probed node; empty if it could not be probed
 * @param role as found on the node; empty for a node without DC/OS, and if unknown
 * @param steps in their order; empty unless {@link Verdict#PLANNED}
 * @param reasons one sentence each: why it is refused or could not be planned, or what is already present besides volumes;
 *     empty for {@link Verdict#PLANNED}
 * @param warnings one sentence each: what the operator should know before confirming
 * @param runningTasks that stopping the agent will terminate; empty if the agent did not report it
 */
public record AgentPlan(
        Verdict verdict,
        Optional<String> machineId,
        Optional<Role> role,
        List<PlannedStep> steps,
        List<String> reasons,
        List<String> warnings,
        OptionalInt runningTasks) {

    static final String ALL_OFFERED = "every volume is already mounted and offered";

    /** The kinds of plan. */
    public enum Verdict {
        /** Every volume is already present and offered. */
        UNCHANGED,
        /** There are steps to take. */
        PLANNED,
        /** A guard found that the steps would do harm. */
        REFUSED,
        /** The agent could not be probed, so nothing is known. */
        UNREACHABLE
    }

    public AgentPlan {
        steps = List.copyOf(steps);
        reasons = NodeLimits.sentences(reasons);
        warnings = NodeLimits.sentences(warnings);
    }

    /** The plan for an agent that could not be probed. */
    public static AgentPlan unreachable(String sentence) {
        return new AgentPlan(
                Verdict.UNREACHABLE,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(sentence),
                List.of(),
                OptionalInt.empty());
    }

    static AgentPlan refused(AgentFacts facts, List<String> reasons) {
        return found(Verdict.REFUSED, facts, List.of(), reasons, List.of());
    }

    static AgentPlan unchanged(AgentFacts facts, List<String> present, List<String> warnings) {
        return found(Verdict.UNCHANGED, facts, List.of(), present, warnings);
    }

    static AgentPlan planned(AgentFacts facts, List<PlannedStep> steps, List<String> warnings) {
        return found(Verdict.PLANNED, facts, steps, List.of(), warnings);
    }

    private static AgentPlan found(
            Verdict verdict, AgentFacts facts, List<PlannedStep> steps, List<String> reasons, List<String> warnings) {
        return new AgentPlan(
                verdict,
                Optional.of(facts.machineId()),
                facts.kind().role(),
                steps,
                reasons,
                warnings,
                facts.runningTasks());
    }

    /** The refusal to change this agent for these reasons. */
    AgentPlan refusedFor(List<String> why) {
        return new AgentPlan(Verdict.REFUSED, machineId, role, List.of(), why, List.of(), runningTasks);
    }

    /** With one more sentence: a reason if it is refused, a warning otherwise. */
    public AgentPlan remarked(String sentence) {
        boolean refused = verdict == Verdict.REFUSED;
        return new AgentPlan(
                verdict,
                machineId,
                role,
                steps,
                refused ? with(reasons, sentence) : reasons,
                refused ? warnings : with(warnings, sentence),
                runningTasks);
    }

    private static List<String> with(List<String> sentences, String another) {
        return Stream.concat(sentences.stream(), Stream.of(another)).toList();
    }

    public String summary() {
        return switch (verdict) {
            case UNCHANGED -> reasons.isEmpty() ? volumes() : String.join("; ", reasons);
            case PLANNED -> steps.size() == 1 ? "1 step" : steps.size() + " steps";
            case REFUSED, UNREACHABLE -> String.join("; ", reasons);
        };
    }

    private String volumes() {
        return role.isPresent()
                ? ALL_OFFERED
                : "every volume is already mounted; no agent offers it until DC/OS is installed";
    }

    public boolean hasChanges() {
        return verdict == Verdict.PLANNED;
    }

    /** The total size of the devices and files that will be formatted. */
    public ByteSize formatted() {
        return steps.stream()
                .map(PlannedStep::step)
                .filter(FormattingStep.class::isInstance)
                .map(step -> ((FormattingStep) step).makeFilesystem().size())
                .reduce(ByteSize.NOTHING, ByteSize::plus);
    }

    /** The number of volumes that are removed, or whose backing file is deleted. */
    public int removed() {
        return (int) steps.stream()
                .map(PlannedStep::step)
                .filter(step -> step.takesAway() && !(step instanceof FormattingStep))
                .map(Step::volume)
                .distinct()
                .count();
    }

    public boolean takes(String stepId) {
        return steps.stream().map(PlannedStep::step).map(Step::id).anyMatch(stepId::equals);
    }
}

package io.volmount.plan;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.NodeLimits;
import io.volmount.step.FormattingStep;
import io.volmount.step.Step;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Role;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is to happen on one agent, and why.
 *
 * @param verdict the kind of plan
 * @param machineId of the node that was looked at; empty when none was
 * @param role as found on the node; empty for a node without DC/OS, and when it is not known
 * @param steps in their order; empty unless {@link Verdict#PLANNED}
 * @param reasons one sentence each: why it is refused or could not be planned; empty for the other verdicts
 * @param warnings one sentence each: what the operator should know before saying yes
 * @param runningTasks that stopping the agent will terminate; empty when the agent did not tell
 */
public record AgentPlan(
        Verdict verdict,
        Optional<String> machineId,
        Optional<Role> role,
        List<PlannedStep> steps,
        List<String> reasons,
        List<String> warnings,
        OptionalInt runningTasks) {

    /** The kinds of plan. */
    public enum Verdict {
        /** Every volume is there and offered already. */
        UNCHANGED,
        /** There are steps to take. */
        PLANNED,
        /** A guard says that taking the steps would do harm. */
        REFUSED,
        /** The agent could not be looked at, so nothing is known. */
        UNREACHABLE
    }

    public AgentPlan {
        steps = List.copyOf(steps);
        reasons = NodeLimits.sentences(reasons);
        warnings = NodeLimits.sentences(warnings);
    }

    /** The plan for an agent nobody could look at. */
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

    static AgentPlan unchanged(AgentFacts facts, List<String> warnings) {
        return found(Verdict.UNCHANGED, facts, List.of(), List.of(), warnings);
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

    /** The same agent, left alone for these reasons. */
    AgentPlan refusedFor(List<String> why) {
        return new AgentPlan(Verdict.REFUSED, machineId, role, List.of(), why, List.of(), runningTasks);
    }

    /** One sentence or phrase that sums the plan up. */
    public String summary() {
        return switch (verdict) {
            case UNCHANGED ->
                role.isPresent()
                        ? "every volume is mounted and offered already"
                        : "every volume is mounted already; nothing offers it until DC/OS is installed";
            case PLANNED -> steps.size() == 1 ? "1 step" : steps.size() + " steps";
            case REFUSED, UNREACHABLE -> String.join("; ", reasons);
        };
    }

    public boolean hasChanges() {
        return verdict == Verdict.PLANNED;
    }

    /** The bytes of all devices and files that get a file system. */
    public ByteSize formatted() {
        return steps.stream()
                .map(PlannedStep::step)
                .filter(FormattingStep.class::isInstance)
                .map(step -> ((FormattingStep) step).makes().size())
                .reduce(ByteSize.NOTHING, ByteSize::plus);
    }

    /** Whether a step of this id is among the steps. */
    public boolean takes(String stepId) {
        return steps.stream().map(PlannedStep::step).map(Step::id).anyMatch(stepId::equals);
    }
}

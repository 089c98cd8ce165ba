package io.volmount.report.result;

import io.volmount.agent.Period;
import io.volmount.plan.AgentPlan;
import io.volmount.plan.step.PlannedStep;
import io.volmount.probe.VerifiedAgent;
import io.volmount.rollout.AgentProgress;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutAgent;
import io.volmount.rollout.TakenStep;
import io.volmount.step.Step;
import io.volmount.step.StepResult;
import io.volmount.step.StopAgent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes reports from plans, rollouts and proofs. */
public final class Reports {
    private Reports() {}

    /** The result of a command that planned agents and took no step. */
    public static Report ofPlan(String command, String playbook, List<RolloutAgent> agents) {
        return new Report(
                command,
                playbook,
                Optional.empty(),
                Optional.of(BlastRadius.of(agents)).filter(radius -> radius.agents() > 0),
                Optional.empty(),
                Optional.empty(),
                agents.stream().map(Reports::planned).toList());
    }

    /**
     * The result of a rollout that did not begin any agent.
     *
     * @param why a phrase
     */
    public static Report ofNothingBegun(String command, String playbook, List<RolloutAgent> agents, String why) {
        return new Report(
                command,
                playbook,
                Optional.empty(),
                Optional.empty(),
                Optional.of(why),
                Optional.empty(),
                agents.stream()
                        .map(agent -> agent.plan().hasChanges() ? skipped(agent, why) : planned(agent))
                        .toList());
    }

    /** The result of a command that found no run to work on. */
    public static Report ofNoRun(String command) {
        return new Report(
                command, "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    private static AgentReport skipped(RolloutAgent agent, String why) {
        return report(
                agent,
                Outcome.SKIPPED,
                "not begun: " + why,
                agent.plan().steps().stream()
                        .map(step -> begun(agent.plan(), step, StepReport.Status.SKIPPED))
                        .toList());
    }

    /**
     * The result of a rollout; of one that is not closed, as far as its events say.
     *
     * @param command that began or resumed it
     */
    public static Report ofRollout(String command, Rollout rollout) {
        return ofRollout(command, rollout, rollout.run());
    }

    /**
     * The same for a run that commands do not find by its name.
     *
     * @param called how commands name it
     */
    public static Report ofRollout(String command, Rollout rollout, String called) {
        String resume = "volmount resume " + called;
        Optional<String> stopped = rollout.closed()
                ? Optional.of(rollout.stopped()).filter(why -> !why.isEmpty())
                : Optional.of("the run has not ended");
        return new Report(
                command,
                rollout.opening().playbook(),
                Optional.of(rollout.run()),
                Optional.empty(),
                stopped.map(why -> why + "; resume with: " + resume),
                Optional.of(called),
                rollout.agents().stream().map(Reports::progressed).toList(),
                Circumstances.of(rollout));
    }

    public static Report ofProofs(String playbook, List<VerifiedAgent> agents) {
        return new Report(
                "verify",
                playbook,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                agents.stream().map(Reports::proven).toList());
    }

    private static AgentReport planned(RolloutAgent agent) {
        AgentPlan plan = agent.plan();
        return report(
                agent,
                Outcome.of(plan.verdict()),
                plan.summary(),
                plan.steps().stream()
                        .map(step -> begun(plan, step, StepReport.Status.PLANNED))
                        .toList());
    }

    private static AgentReport progressed(AgentProgress progress) {
        AgentPlan plan = progress.agent().plan();
        List<StepReport> steps = new ArrayList<>(
                progress.earlier().stream().map(Reports::earlier).toList());
        for (int i = 0; i < plan.steps().size(); i++) {
            PlannedStep step = plan.steps().get(i);
            boolean taken = i < progress.taken().size();
            steps.add(taken ? taken(plan, step, progress.taken().get(i)) : untaken(plan, step, progress, i));
        }
        progress.undone().forEach(step -> steps.add(taken(plan, undo(step.step()), step)));
        progress.current()
                .filter(step -> progress.failed())
                .ifPresent(step -> steps.add(begun(plan, undo(step), StepReport.Status.IN_DOUBT, progress.since())));
        return report(
                        progress.agent(),
                        progress.outcome().orElse(progress.begun() ? Outcome.IN_DOUBT : Outcome.SKIPPED),
                        progress.outcome().isPresent() ? progress.reason() : whereItStands(progress),
                        steps)
                .with(progress.proof())
                .during(progress.times())
                .drained(progress.leftDrained());
    }

    /** The reason for an agent whose end is not in the journal. */
    private static String whereItStands(AgentProgress progress) {
        if (!progress.begun()) {
            return "not begun";
        }
        return progress.current()
                .map(step -> step.id() + " was begun, but the journal does not have its end")
                .orElse("begun, but not ended");
    }

    private static StepReport earlier(TakenStep taken) {
        return taken(
                taken,
                "required by an earlier attempt of this run",
                taken.step().destroys());
    }

    private static PlannedStep undo(Step step) {
        return new PlannedStep(step, "a later step failed");
    }

    private static StepReport untaken(AgentPlan plan, PlannedStep step, AgentProgress progress, int index) {
        boolean running = index == progress.taken().size() && progress.current().isPresent() && !progress.failed();
        return running
                ? begun(plan, step, StepReport.Status.IN_DOUBT, progress.since())
                : begun(plan, step, StepReport.Status.SKIPPED);
    }

    private static AgentReport report(RolloutAgent agent, Outcome outcome, String reason, List<StepReport> steps) {
        return new AgentReport(
                agent.name(),
                agent.address(),
                agent.plan().role(),
                outcome,
                reason,
                agent.plan().warnings(),
                agent.plan().runningTasks(),
                steps,
                List.of());
    }

    private static AgentReport proven(VerifiedAgent agent) {
        return new AgentReport(
                        agent.name(),
                        agent.address(),
                        agent.role(),
                        agent.outcome(),
                        agent.reason(),
                        List.of(),
                        OptionalInt.empty(),
                        List.of(),
                        List.of())
                .with(agent.proof());
    }

    private static StepReport begun(AgentPlan plan, PlannedStep planned, StepReport.Status status) {
        return begun(plan, planned, status, Optional.empty());
    }

    private static StepReport begun(
            AgentPlan plan, PlannedStep planned, StepReport.Status status, Optional<Instant> since) {
        return new StepReport(
                planned.step().id(),
                status,
                planned.step().effect(),
                planned.step().unusual(),
                planned.step().fileChange(),
                planned.step().title(),
                planned.reason(),
                loss(plan, planned.step()),
                planned.step().title(),
                "",
                since.map(begun -> new Period(begun, Optional.empty())));
    }

    private static StepReport taken(AgentPlan plan, PlannedStep planned, TakenStep taken) {
        return taken(taken, planned.reason(), loss(plan, planned.step()));
    }

    private static StepReport taken(TakenStep taken, String reason, Optional<String> loss) {
        return new StepReport(
                taken.step().id(),
                status(taken.result().status()),
                taken.step().effect(),
                taken.step().unusual(),
                taken.step().fileChange(),
                taken.step().title(),
                reason,
                loss,
                taken.result().detail(),
                taken.result().output(),
                Optional.of(taken.time()));
    }

    private static Optional<String> loss(AgentPlan plan, Step step) {
        return step instanceof StopAgent ? tasks(plan.runningTasks()) : step.destroys();
    }

    private static Optional<String> tasks(OptionalInt running) {
        if (running.isEmpty()) {
            return Optional.of("its running tasks (number unknown)");
        }
        return switch (running.getAsInt()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of("the 1 running task");
            default -> Optional.of("the " + running.getAsInt() + " running tasks");
        };
    }

    private static StepReport.Status status(StepResult.Status status) {
        return switch (status) {
            case DONE -> StepReport.Status.DONE;
            case UNCHANGED -> StepReport.Status.UNCHANGED;
            case FAILED, UNREACHABLE, HELD -> StepReport.Status.FAILED;
            case IN_DOUBT -> StepReport.Status.IN_DOUBT;
        };
    }
}

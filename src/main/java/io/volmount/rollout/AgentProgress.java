package io.volmount.rollout;

import io.volmount.proof.Proof;
import io.volmount.step.Reboot;
import io.volmount.step.RestartAgent;
import io.volmount.step.StartAgent;
import io.volmount.step.Step;
import io.volmount.step.StepResult;
import io.volmount.step.StopAgent;
import io.volmount.step.Verify;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The state of one agent in a run. Changed only by {@link Rollout}; read for display. */
public final class AgentProgress {
    private static final StepResult UNSEEN =
            new StepResult(StepResult.Status.IN_DOUBT, "its end was not seen, because the controller ended first", "");

    private final List<TakenStep> earlier = new ArrayList<>();
    private final List<TakenStep> taken = new ArrayList<>();
    private final List<TakenStep> undone = new ArrayList<>();
    private RolloutAgent agent;
    private List<Step> steps;
    private final AgentTimes times = new AgentTimes();
    private Optional<Instant> running = Optional.empty();
    private boolean releasing;
    private Optional<StepResult> release = Optional.empty();
    private boolean lockedBefore;
    private Optional<Proof> proof = Optional.empty();
    private Optional<Outcome> outcome = Optional.empty();
    private String reason = "";

    AgentProgress(RolloutAgent agent) {
        plan(agent);
    }

    private void plan(RolloutAgent planned) {
        agent = planned;
        steps = planned.steps();
        if (!agent.plan().hasChanges()) {
            finish(Outcome.of(agent.plan().verdict()), agent.plan().summary() + left());
        }
    }

    public RolloutAgent agent() {
        return agent;
    }

    /** The steps of all attempts before the run was last resumed. */
    public List<TakenStep> earlier() {
        return Collections.unmodifiableList(earlier);
    }

    /** The steps of the plan that were taken, in its order. */
    public List<TakenStep> taken() {
        return Collections.unmodifiableList(taken);
    }

    /** The rollback steps after one of {@link #taken} failed. */
    public List<TakenStep> undone() {
        return Collections.unmodifiableList(undone);
    }

    /** Whether a step of the plan did not succeed; later steps are rollback. */
    public boolean failed() {
        return taken.stream().anyMatch(step -> !step.result().succeeded());
    }

    /** The step that is running, or the result of which was never seen; empty between steps. */
    public Optional<Step> current() {
        return running.map(since -> step());
    }

    /** The next step; there must be one. */
    private Step step() {
        return rollback().next().orElseGet(() -> steps.get(taken.size()));
    }

    private Rollback rollback() {
        return new Rollback(agent.plan().steps(), taken, undone);
    }

    /** When the current step was begun. */
    public Optional<Instant> since() {
        return running;
    }

    /** The proof from the last probe. */
    public Optional<Proof> proof() {
        return proof;
    }

    public Optional<Outcome> outcome() {
        return outcome;
    }

    /** One sentence that explains the outcome; empty before there is one. */
    public String reason() {
        return reason;
    }

    /** Whether it was admitted and has no outcome yet. */
    public boolean inFlight() {
        return begun() && outcome.isEmpty();
    }

    /** Whether it was admitted in any attempt, so that steps may have run on it. */
    public boolean begun() {
        return times.admitted();
    }

    /** When it was worked on. */
    public AgentTimes times() {
        return times;
    }

    public boolean endedWell() {
        return outcome.filter(Outcome::good).isPresent();
    }

    boolean pending() {
        return !begun() && outcome.isEmpty();
    }

    /** Whether it counts as unavailable for the rest of the run, as does one that was begun and is now refused. */
    boolean lost() {
        return outcome.filter(how -> how.unavailable() || how == Outcome.REFUSED && !earlier.isEmpty())
                .isPresent();
    }

    /** Whether a step or the release of its lock is under way. */
    public boolean waits() {
        return running.isPresent() || releasing;
    }

    /** The next action; empty while something is under way. */
    Optional<Action> next() {
        if (!inFlight() || waits()) {
            return Optional.empty();
        }
        int next = taken.size();
        boolean over = next == steps.size() || next > 0 && !last().result().succeeded();
        if (!over) {
            return Optional.of(new Action.Perform(agent.name(), next, inItsBoot(steps.get(next))));
        }
        int index = steps.size() + undone.size();
        Optional<Action> undo = rollback().next().map(step -> new Action.Perform(agent.name(), index, step));
        return undo.or(() -> Optional.of(lock().mustBeReleased() ? new Action.Release(agent.name()) : ending()));
    }

    /** A rebooted node must be verified in the boot in which it came back. */
    private Step inItsBoot(Step step) {
        return step instanceof Verify verify
                ? taken.stream()
                        .flatMap(taken -> taken.result().boot().stream())
                        .findFirst()
                        .<Step>map(verify::inBoot)
                        .orElse(step)
                : step;
    }

    /** The boot for which the next step was planned; empty if any will do. */
    public Optional<String> plannedBoot() {
        return failed() ? Optional.empty() : agent.bootAfter(taken.size());
    }

    private TakenStep last() {
        return taken.get(taken.size() - 1);
    }

    private LockState lock() {
        return new LockState(lockedBefore, attempted().toList(), release);
    }

    /** All steps since the run was last resumed that have ended, in order. */
    private Stream<TakenStep> attempted() {
        return Stream.concat(taken.stream(), undone.stream());
    }

    /** The run's lock on the node, and the drain in the master, if they are left, as clauses after a reason. */
    String left() {
        return lock().left() + drained().clause();
    }

    /** What the run has drained of it, and not reactivated. */
    public LeftDrained drained() {
        Stream<TakenStep> unseen =
                running.stream().map(since -> new TakenStep(step(), since, Optional.empty(), UNSEEN));
        return new LeftDrained(earlier, Stream.concat(attempted(), unseen).toList());
    }

    /** The IDs in Mesos under which the run has drained the agent, or may have, and not reactivated it. */
    public List<String> leftDrained() {
        return drained().agents();
    }

    /** The outcome after its last step. */
    Action ending() {
        StepResult result = last().result();
        if (result.succeeded()) {
            Stream<TakenStep> proven = taken.stream().dropWhile(step -> !(step.step() instanceof Verify));
            return finishing(
                    Outcome.VERIFIED, proven.map(step -> step.result().detail()).collect(Collectors.joining("; ")));
        }
        if (result.status() == StepResult.Status.HELD && taken.size() == 1) {
            return finishing(Outcome.REFUSED, result.detail());
        }
        if (result.status() == StepResult.Status.FAILED && last().step().id().equals("verify")) {
            return finishing(Outcome.ofUnverified(proof), result.detail());
        }
        String why = last().step().id() + ": " + result.detail() + rollback().clauses() + aftermath(result);
        return finishing(Outcome.of(result.status()), why);
    }

    private Action.Finish finishing(Outcome how, String why) {
        return new Action.Finish(agent.name(), how, why + left());
    }

    /** What a failed step leaves for the operator to fix. */
    private String aftermath(StepResult result) {
        boolean stopped = succeeded(StopAgent.class) && result.status() != StepResult.Status.IN_DOUBT;
        boolean back = succeeded(Reboot.class) || succeeded(StartAgent.class) || succeeded(RestartAgent.class);
        String remedy = lock().left().isEmpty()
                ? ": fix the cause and apply again, which continues with the remaining steps"
                : "";
        return stopped && !back ? "; the agent is left stopped" + remedy : "";
    }

    private boolean succeeded(Class<? extends Step> kind) {
        return attempted()
                .anyMatch(step -> kind.isInstance(step.step()) && step.result().succeeded());
    }

    /** Resumes with a new plan. An admitted agent stays admitted, because it may be down. */
    void resume(Instant at, RolloutAgent fresh) {
        running.ifPresent(since -> note(since, Optional.empty(), UNSEEN));
        lockedBefore = lock().mayBeHeld();
        earlier.addAll(taken);
        earlier.addAll(undone);
        taken.clear();
        undone.clear();
        releasing = false;
        release = Optional.empty();
        running = Optional.empty();
        proof = Optional.empty();
        outcome = Optional.empty();
        reason = "";
        times.reopen();
        plan(fresh);
        if (outcome.isPresent()) {
            times.end(at);
        }
        if (endedWell()) {
            times.free(at);
        }
    }

    /** @throws IllegalStateException if there is no step to begin */
    void begin(Instant at) {
        if (taken.size() >= steps.size() && rollback().next().isEmpty()) {
            throw new IllegalStateException("no step is left to begin on " + agent.name());
        }
        running = Optional.of(at);
    }

    void end(Instant at, StepResult result) {
        note(running.orElse(at), Optional.of(at), result);
        running = Optional.empty();
    }

    private void note(Instant begun, Optional<Instant> ended, StepResult result) {
        Optional<Step> undo = rollback().next();
        Step step = undo.orElseGet(() -> steps.get(taken.size()));
        (undo.isPresent() ? undone : taken).add(new TakenStep(step, begun, ended, result));
    }

    void beginRelease() {
        releasing = true;
    }

    void endRelease(StepResult result) {
        releasing = false;
        release = Optional.of(result);
    }

    void prove(Proof latest) {
        proof = Optional.of(latest);
    }

    void finish(Outcome how, String why) {
        outcome = Optional.of(how);
        reason = why;
    }
}

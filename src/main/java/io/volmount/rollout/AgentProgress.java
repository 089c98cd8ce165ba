package io.volmount.rollout;

import io.volmount.agent.Reboot;
import io.volmount.agent.StartAgent;
import io.volmount.agent.Step;
import io.volmount.agent.StepResult;
import io.volmount.agent.StopAgent;
import io.volmount.agent.Verify;
import io.volmount.proof.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** How far one agent has come. Changed only by {@link Rollout}; read by whoever shows it. */
public final class AgentProgress {
    private final RolloutAgent agent;
    private final List<Step> steps;
    private final List<TakenStep> taken = new ArrayList<>();
    private boolean admitted;
    private Optional<Instant> running = Optional.empty();
    private boolean releasing;
    private Optional<StepResult> release = Optional.empty();
    private Optional<Proof> proof = Optional.empty();
    private Optional<Outcome> outcome = Optional.empty();
    private String reason = "";

    /** A step that was begun and whose result is known. */
    public record TakenStep(Step step, StepResult result, Duration took) {}

    AgentProgress(RolloutAgent agent) {
        this.agent = agent;
        this.steps = agent.steps();
    }

    public RolloutAgent agent() {
        return agent;
    }

    public List<TakenStep> taken() {
        return Collections.unmodifiableList(taken);
    }

    /** The step that is running, or whose result was never seen; empty between steps. */
    public Optional<Step> current() {
        return running.map(since -> steps.get(taken.size()));
    }

    /** When the current step was begun. */
    public Optional<Instant> since() {
        return running;
    }

    /** What the last look at the agent proved. */
    public Optional<Proof> proof() {
        return proof;
    }

    public Optional<Outcome> outcome() {
        return outcome;
    }

    /** One sentence that goes with the outcome; empty before there is one. */
    public String reason() {
        return reason;
    }

    /** Whether it has been begun and has not ended. */
    public boolean inFlight() {
        return admitted && outcome.isEmpty();
    }

    /** Whether it is lost to its cluster until somebody has looked at it. */
    boolean lost() {
        return outcome.filter(Outcome::unavailable).isPresent();
    }

    boolean pending() {
        return !admitted && outcome.isEmpty();
    }

    /** Whether something that was begun on it has not ended. */
    boolean waits() {
        return running.isPresent() || releasing;
    }

    /** What comes next for an agent that waits for nothing. */
    Optional<Action> next() {
        if (!inFlight() || waits()) {
            return Optional.empty();
        }
        int next = taken.size();
        boolean over = next == steps.size() || next > 0 && !last().result().succeeded();
        if (!over) {
            return Optional.of(new Action.Perform(agent.name(), next, inItsBoot(steps.get(next))));
        }
        return Optional.of(lock().toBeGivenBack() ? new Action.Release(agent.name()) : ending());
    }

    /** A node that was seen to come back is to be verified in that very boot. */
    private Step inItsBoot(Step step) {
        Optional<String> boot =
                taken.stream().flatMap(taken -> taken.result().boot().stream()).findFirst();
        return step instanceof Verify verify && boot.isPresent() ? verify.inBoot(boot.get()) : step;
    }

    private TakenStep last() {
        return taken.get(taken.size() - 1);
    }

    private LockKept lock() {
        return new LockKept(taken, release);
    }

    /** What the run leaves of its lock on the node, as a clause to follow a reason; empty when nothing. */
    String lockLeft() {
        return lock().left();
    }

    /** How it ends once its last step is taken. */
    Action ending() {
        StepResult result = last().result();
        if (result.succeeded()) {
            return finishing(Outcome.VERIFIED, result.detail());
        }
        if (result.status() == StepResult.Status.HELD && taken.size() == 1) {
            return finishing(Outcome.REFUSED, result.detail());
        }
        if (result.status() == StepResult.Status.FAILED && last().step().id().equals("verify")) {
            return finishing(Outcome.NOT_VERIFIED, result.detail());
        }
        return finishing(Outcome.of(result.status()), last().step().id() + ": " + result.detail() + aftermath(result));
    }

    private Action.Finish finishing(Outcome how, String why) {
        return new Action.Finish(agent.name(), how, why + lockLeft());
    }

    /** What a step that went wrong leaves behind for the operator to see to. */
    private String aftermath(StepResult result) {
        boolean stopped = succeeded(StopAgent.class) && result.status() != StepResult.Status.IN_DOUBT;
        boolean back = succeeded(Reboot.class) || succeeded(StartAgent.class);
        String remedy =
                lockLeft().isEmpty() ? ": see to the cause and apply again, which takes up what is still to do" : "";
        return stopped && !back ? "; the agent is left stopped" + remedy : "";
    }

    private boolean succeeded(Class<? extends Step> kind) {
        return taken.stream()
                .anyMatch(step -> kind.isInstance(step.step()) && step.result().succeeded());
    }

    void admit() {
        admitted = true;
    }

    void begin(Instant at) {
        running = Optional.of(at);
    }

    void end(Instant at, StepResult result) {
        Duration took = Duration.between(running.orElse(at), at);
        taken.add(new TakenStep(steps.get(taken.size()), result, took));
        running = Optional.empty();
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

package io.volmount.rollout;

import io.volmount.rollout.RolloutEvent.AgentFinished;
import io.volmount.rollout.RolloutEvent.RunClosed;
import java.time.Instant;

/** Ends a run in memory when no step is running and no further step may begin. */
public record Abort(Rollout rollout, Instant at, String why) implements Action.Visitor {

    /** Gives every agent an outcome, without recording it. */
    public void close() {
        rollout.nextActions().forEach(action -> action.accept(this));
        rollout.apply(new RunClosed(at, why));
    }

    @Override
    public void admit(Action.Admit action) {}

    @Override
    public void perform(Action.Perform action) {
        String left = rollout.agent(action.agent()).left();
        String reason = action.step().id() + " was not begun: " + why + left;
        rollout.apply(new AgentFinished(at, action.agent(), Outcome.FAILED, reason));
    }

    @Override
    public void release(Action.Release action) {
        rollout.agent(action.agent()).ending().accept(this);
    }

    @Override
    public void finish(Action.Finish action) {
        rollout.apply(new AgentFinished(at, action.agent(), action.outcome(), action.reason()));
    }

    @Override
    public void soak(Action.Soak action) {}

    @Override
    public void close(Action.Close action) {}
}

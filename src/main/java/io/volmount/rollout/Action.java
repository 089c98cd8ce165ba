package io.volmount.rollout;

import io.volmount.step.Step;
import java.time.Instant;

/** The next thing to do in a rollout. */
public sealed interface Action {

    void accept(Visitor visitor);

    /** Begin to work on an agent. */
    record Admit(String agent) implements Action {
        @Override
        public void accept(Visitor visitor) {
            visitor.admit(this);
        }
    }

    /** Perform a step and report its result. */
    record Perform(String agent, int index, Step step) implements Action {
        @Override
        public void accept(Visitor visitor) {
            visitor.perform(this);
        }
    }

    /** Release the lock of an agent and report the result. */
    record Release(String agent) implements Action {
        @Override
        public void accept(Visitor visitor) {
            visitor.release(this);
        }
    }

    /** Record the outcome of an agent. */
    record Finish(String agent, Outcome outcome, String reason) implements Action {
        @Override
        public void accept(Visitor visitor) {
            visitor.finish(this);
        }
    }

    /** Wait until this instant: until then a verified agent still counts as unavailable. */
    record Soak(String agent, Instant until) implements Action {
        @Override
        public void accept(Visitor visitor) {
            visitor.soak(this);
        }
    }

    /** End the run. */
    record Close(String stopped) implements Action {
        @Override
        public void accept(Visitor visitor) {
            visitor.close(this);
        }
    }

    /** Executes actions. */
    interface Visitor {
        void admit(Admit action);

        void perform(Perform action);

        void release(Release action);

        void finish(Finish action);

        void soak(Soak action);

        void close(Close action);
    }
}

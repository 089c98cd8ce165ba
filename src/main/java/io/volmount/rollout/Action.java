package io.volmount.rollout;

import io.volmount.step.Step;
import java.time.Instant;

/** What the rollout wants done next. */
public sealed interface Action {

    void accept(Visitor visitor);

    /** Begin with an agent. */
    record Admit(String agent) implements Action {
        @Override
        public void accept(Visitor visitor) {
            visitor.admit(this);
        }
    }

    /** Perform a step and tell its result. */
    record Perform(String agent, int index, Step step) implements Action {
        @Override
        public void accept(Visitor visitor) {
            visitor.perform(this);
        }
    }

    /** Give the lock of an agent back and tell what came of it. */
    record Release(String agent) implements Action {
        @Override
        public void accept(Visitor visitor) {
            visitor.release(this);
        }
    }

    /** Note how an agent ended. */
    record Finish(String agent, Outcome outcome, String reason) implements Action {
        @Override
        public void accept(Visitor visitor) {
            visitor.finish(this);
        }
    }

    /** Tell when this instant has come: until then a verified agent keeps its place. */
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

    /** Whoever carries actions out. */
    interface Visitor {
        void admit(Admit action);

        void perform(Perform action);

        void release(Release action);

        void finish(Finish action);

        void soak(Soak action);

        void close(Close action);
    }
}

package io.volmount.rollout;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.Nulls;
import io.volmount.facts.NodeLimits;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.proof.Proof;
import io.volmount.step.StepResult;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An event of a run. The events of a run, in order, are its complete state. */
public sealed interface RolloutEvent {

    /** When it happened, by the controller's clock. */
    Instant at();

    void accept(Visitor visitor);

    /**
     * The run began.
     *
     * @param playbook the name of the playbook
     * @param agents in the order in which they are taken
     * @param ids of the agents in Mesos when they were planned, by their names; those that a master is asked about
     */
    @JsonTypeName("RunOpened")
    record RunOpened(
            Instant at,
            String run,
            String playbook,
            RolloutPolicy policy,
            List<RolloutAgent> agents,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
            Map<String, String> ids)
            implements RolloutEvent {
        public RunOpened {
            agents = List.copyOf(agents);
            ids = Collections.unmodifiableMap(new TreeMap<>(ids));
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.runOpened(this);
        }
    }

    /**
     * The run was resumed after its controller died or it was stopped.
     *
     * @param agents every agent without a good outcome, with a new plan after a new probe
     */
    @JsonTypeName("RunResumed")
    record RunResumed(Instant at, List<RolloutAgent> agents) implements RolloutEvent {
        public RunResumed {
            agents = List.copyOf(agents);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.runResumed(this);
        }
    }

    /** An agent was admitted within the budget. */
    @JsonTypeName("AgentAdmitted")
    record AgentAdmitted(Instant at, String agent) implements RolloutEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.agentAdmitted(this);
        }
    }

    /** A step is about to begin; whether it did is unknown until its result follows. */
    @JsonTypeName("StepIntended")
    record StepIntended(Instant at, String agent, int index, String step) implements RolloutEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.stepIntended(this);
        }
    }

    /** A step ended, or its end cannot be seen any more. */
    @JsonTypeName("StepFinished")
    record StepFinished(Instant at, String agent, int index, StepResult result) implements RolloutEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.stepFinished(this);
        }
    }

    /** The agent's lock is about to be released; a repeated release is harmless. */
    @JsonTypeName("ReleaseIntended")
    record ReleaseIntended(Instant at, String agent) implements RolloutEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.releaseIntended(this);
        }
    }

    /** The agent's lock was released, or could not be. */
    @JsonTypeName("LockReleased")
    record LockReleased(Instant at, String agent, StepResult result) implements RolloutEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.lockReleased(this);
        }
    }

    /** A probe of the agent was judged. */
    @JsonTypeName("EvidenceGathered")
    record EvidenceGathered(Instant at, String agent, Proof proof) implements RolloutEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.evidenceGathered(this);
        }
    }

    /** The agent needs nothing more from this run. */
    @JsonTypeName("AgentFinished")
    record AgentFinished(Instant at, String agent, Outcome outcome, String reason) implements RolloutEvent {
        public AgentFinished {
            reason = NodeLimits.cut(reason, NodeLimits.SENTENCES);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.agentFinished(this);
        }
    }

    /** A verified agent counts as unavailable until this instant. */
    @JsonTypeName("AgentSoaking")
    record AgentSoaking(Instant at, String agent, Instant until) implements RolloutEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.agentSoaking(this);
        }
    }

    /** The soak time is over, and the agent is available again. */
    @JsonTypeName("AgentSoaked")
    record AgentSoaked(Instant at, String agent) implements RolloutEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.agentSoaked(this);
        }
    }

    /** The operator requested that no more agents begin. */
    @JsonTypeName("StopRequested")
    record StopRequested(Instant at) implements RolloutEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.stopRequested(this);
        }
    }

    /**
     * The run ended.
     *
     * @param stopped why agents were skipped; empty if none were
     */
    @JsonTypeName("RunClosed")
    record RunClosed(Instant at, String stopped) implements RolloutEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.runClosed(this);
        }
    }

    /** A reader of every kind of event. */
    interface Visitor {
        void runOpened(RunOpened event);

        void runResumed(RunResumed event);

        void agentAdmitted(AgentAdmitted event);

        void stepIntended(StepIntended event);

        void stepFinished(StepFinished event);

        void releaseIntended(ReleaseIntended event);

        void lockReleased(LockReleased event);

        void evidenceGathered(EvidenceGathered event);

        void agentFinished(AgentFinished event);

        void agentSoaking(AgentSoaking event);

        void agentSoaked(AgentSoaked event);

        void stopRequested(StopRequested event);

        void runClosed(RunClosed event);
    }
}

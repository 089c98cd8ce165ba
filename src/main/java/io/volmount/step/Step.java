package io.volmount.step;

import io.volmount.step.file.FileChange;
import io.volmount.volume.VolumePath;
import java.util.Optional;

/** One step of the documented procedure on one agent, as data. A step ensures a state, so it can run twice. */
public sealed interface Step permits ScriptStep, ReactivateAgent, Verify {

    /** The fixed name in reports and journals, such as {@code make-filesystem}. */
    String id();

    /** What it does, as an imperative: {@code stop dcos-mesos-slave.service}. */
    String title();

    /** What it does to the node. */
    Effect effect();

    /** Whether it does what the procedure does not ask for, so that its reason has to be seen. */
    default boolean unusual() {
        return false;
    }

    /** The change to a text file of the node; empty for a step that changes none. */
    default Optional<FileChange> fileChange() {
        return Optional.empty();
    }

    /** What it destroys, as a phrase; empty if nothing. */
    default Optional<String> destroys() {
        return Optional.empty();
    }

    /** Whether it takes away a volume or its data, so that a plan of the run must have named it before it is taken. */
    default boolean takesAway() {
        return false;
    }

    /** The step that rolls this one back; empty if it cannot be rolled back. */
    default Optional<Step> undo() {
        return Optional.empty();
    }

    /** Whether it may have an effect that lasts although it failed, so that it is rolled back even then. */
    default boolean lastsWhenFailed() {
        return false;
    }

    /** Whether it starts the agent or expects it to run; nothing is rolled back after it. */
    default boolean activates() {
        return false;
    }

    /** The volume it concerns; empty for a step that concerns the agent. */
    default Optional<VolumePath> volume() {
        return Optional.empty();
    }
}

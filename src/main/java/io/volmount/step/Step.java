package io.volmount.step;

import io.volmount.volume.VolumePath;
import java.util.Optional;

/**
 * One step of the documented procedure on one agent, as data. A step ensures a state: performed where the state holds
 * already, it changes nothing.
 */
public sealed interface Step permits ScriptStep, Verify {

    /** The fixed name that reports and journals carry, such as {@code make-filesystem}. */
    String id();

    /** What it does, as an order: {@code stop dcos-mesos-slave.service}. */
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

    /** What is lost for good, as a phrase; empty when nothing is. */
    default Optional<String> destroys() {
        return Optional.empty();
    }

    /** The step that takes this one back; empty for one that stays done. */
    default Optional<ScriptStep> undo() {
        return Optional.empty();
    }

    /** Whether the agent starts, or is to be running, from this step on; nothing is rolled back after it. */
    default boolean activates() {
        return false;
    }

    /** The volume it belongs to; empty for a step that is about the agent. */
    default Optional<VolumePath> volume() {
        return Optional.empty();
    }
}

package io.volmount.plan;

import java.util.List;
import java.util.Optional;

/**
 * The purpose of a plan, which decides how a lock on the node is treated, and which agents are reactivated.
 *
 * @param carriedOut whether its steps are to be carried out
 * @param run that carries them out; empty for a run that has no name yet
 * @param drained the IDs in Mesos under which the run may have drained the agent so far
 */
public record Purpose(boolean carriedOut, Optional<String> run, List<String> drained) {
    /** For display only. */
    public static final Purpose SHOWN = new Purpose(false, Optional.empty(), List.of());

    /** For a new run. */
    public static final Purpose APPLIED = new Purpose(true, Optional.empty(), List.of());

    public Purpose {
        drained = List.copyOf(drained);
    }

    /** For a run that may have already begun on the node, and drained the agent under these IDs. */
    public static Purpose resumed(String run, List<String> drained) {
        return new Purpose(true, Optional.of(run), drained);
    }
}

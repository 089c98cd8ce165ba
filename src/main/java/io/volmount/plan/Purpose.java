package io.volmount.plan;

import java.util.Optional;

/**
 * The purpose of a plan, which decides how a lock on the node is treated.
 *
 * @param carriedOut whether its steps are to be carried out
 * @param run that carries them out; empty for a run that has no name yet
 */
public record Purpose(boolean carriedOut, Optional<String> run) {
    /** For display only. */
    public static final Purpose SHOWN = new Purpose(false, Optional.empty());

    /** For a new run. */
    public static final Purpose APPLIED = new Purpose(true, Optional.empty());

    /** For a run that may have already begun on the node. */
    public static Purpose resumed(String run) {
        return new Purpose(true, Optional.of(run));
    }
}

package io.volmount.plan;

import java.util.Optional;

/**
 * What a plan is made for, on which it depends what a lock on the node means.
 *
 * @param carriedOut whether its steps are to be taken
 * @param run that is to take them, if it has a name already
 */
public record Purpose(boolean carriedOut, Optional<String> run) {
    /** To be shown to somebody. */
    public static final Purpose SHOWN = new Purpose(false, Optional.empty());

    /** To be carried out by a new run. */
    public static final Purpose APPLIED = new Purpose(true, Optional.empty());

    /** To be carried out by a run that may have begun on the node already. */
    public static Purpose resumed(String run) {
        return new Purpose(true, Optional.of(run));
    }
}

package io.volmount.facts;

import java.util.Optional;

/**
 * The lock of a node, as one look found it.
 *
 * @param owner whose the node is; empty when it is nobody's
 * @param stepAtWork whether a step, of whatever run, was being performed at that moment
 */
public record NodeLock(Optional<Owner> owner, boolean stepAtWork) {
    public static final NodeLock FREE = new NodeLock(Optional.empty(), false);

    /**
     * What the first step of a run wrote on the node. Anything may stand there, for files get damaged.
     *
     * @param run the name of the lock: the run's, or {@link RunIdentity#DAMAGED}, and then all else is empty
     * @param controller {@code user@host}
     * @param bootId of the boot in which the node became the run's
     * @param since when, by the node's clock: {@code 2026-11-22T12:00:00Z}
     * @param step the id of that first step
     */
    public record Owner(String run, String controller, String bootId, String since, String step) {

        /** Of a file that makes no sense. */
        public static final Owner DAMAGED = new Owner(RunIdentity.DAMAGED, "", "", "", "");

        /** Why nobody else should touch the node, as a sentence with the remedy. */
        public String sentence() {
            return run.equals(RunIdentity.DAMAGED)
                    ? "the node is locked, and nobody can tell for whom, as its owner's file makes no sense;"
                            + " see `volmount unlock`"
                    : "the node is locked for run " + run + " of " + controller + " since " + since
                            + ": wait for it, or go on with `volmount resume " + run
                            + "` there; if that controller is gone for good, see `volmount unlock`";
        }
    }

    /** Whether another run than this may have something under way on the node. */
    public boolean heldAgainst(Optional<String> run) {
        return owner.isPresent() ? !owner.map(Owner::run).equals(run) : stepAtWork;
    }
}

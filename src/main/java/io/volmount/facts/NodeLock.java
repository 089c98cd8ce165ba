package io.volmount.facts;

import java.util.Optional;

/**
 * The lock of a node, as a probe found it.
 *
 * @param owner the lock's holder; empty if the node is not locked
 * @param stepAtWork whether a step of any run was running at that moment
 */
public record NodeLock(Optional<Owner> owner, boolean stepAtWork) {
    public static final NodeLock FREE = new NodeLock(Optional.empty(), false);

    /**
     * What the first step of a run wrote on the node. Files get damaged, so it may contain anything.
     *
     * @param run the run, or {@link RunIdentity#DAMAGED}, in which case all else is empty
     * @param controller {@code user@host}
     * @param bootId of the boot in which the node was locked
     * @param since when the node was locked, by the node's clock: {@code 2026-11-22T12:00:00Z}
     * @param step the id of that first step
     */
    public record Owner(String run, String controller, String bootId, String since, String step) {

        /** The holder if the file cannot be parsed. */
        public static final Owner DAMAGED = new Owner(RunIdentity.DAMAGED, "", "", "", "");

        /** Why no other run may change the node, as a sentence with the remedy. */
        public String sentence() {
            return run.equals(RunIdentity.DAMAGED)
                    ? "the node is locked by an unknown run, because its lock file is damaged;"
                            + " see `volmount unlock`"
                    : "the node is locked by run " + run + " of " + controller + " since " + since
                            + ": wait for it to end, or run `volmount resume " + run
                            + "` there; if that controller is gone for good, see `volmount unlock`";
        }
    }

    /** Whether a run other than this one may be working on the node. */
    public boolean isHeldAgainst(Optional<String> run) {
        return owner.isPresent() ? !owner.map(Owner::run).equals(run) : stepAtWork;
    }
}

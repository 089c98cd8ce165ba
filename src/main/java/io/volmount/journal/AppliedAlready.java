package io.volmount.journal;

import java.io.IOException;

/** A saved plan that a run has applied. */
public final class AppliedAlready extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param run that applied it */
    public AppliedAlready(String run) {
        super("this plan was applied already, by the run " + run + ": take that up again with `volmount resume " + run
                + "`, or plan anew with `volmount plan -o FILE`");
    }
}

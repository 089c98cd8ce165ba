package io.volmount.journal;

import java.io.IOException;

/** A saved plan that a run has applied. */
public final class AppliedAlready extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param run that applied it */
    AppliedAlready(RunDirectory run) throws IOException {
        super("this plan was applied already, by the run " + run.run() + remedy(RecordedRun.read(run)));
    }

    private static String remedy(RecordedRun run) {
        String name = run.directory().run();
        if (run.state() == RecordedRun.State.RUNNING) {
            return ", which is at work now: wait until it ends";
        }
        if (run.rollout().isEmpty()) {
            return ", which was interrupted before anything was begun: plan again with `volmount plan -o FILE`";
        }
        return run.unfinished()
                ? ": resume that with `volmount resume " + name + "`, or plan again with `volmount plan -o FILE`"
                : ", in which every agent ended well. Nothing is left to do; `volmount runs show " + name
                        + "` shows what was done and verified";
    }
}

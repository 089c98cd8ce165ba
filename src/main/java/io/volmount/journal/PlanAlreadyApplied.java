package io.volmount.journal;

import java.io.IOException;

/** A saved plan cannot be applied again. */
public final class PlanAlreadyApplied extends IOException {
    /** @param run the run that applied it */
    PlanAlreadyApplied(RunDirectory run) throws IOException {
        super("this plan was already applied by run " + run.run() + remedy(RecordedRun.read(run)));
    }

    private static String remedy(RecordedRun run) {
        String name = run.directory().run();
        if (run.state() == RecordedRun.State.RUNNING) {
            return ", which is running: wait until it ends";
        }
        if (run.rollout().isEmpty()) {
            return ", which was interrupted before it changed anything: make a new plan with `volmount plan -o FILE`";
        }
        return run.unfinished()
                ? ": resume it with `volmount resume " + name + "`, or make a new plan with `volmount plan -o FILE`"
                : ", in which every agent ended well. Nothing is left to do; `volmount runs show " + name
                        + "` shows what was done and verified";
    }
}

package io.volmount.shell;

import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import java.time.Duration;
import java.util.Optional;

/**
 * The possible results of a reboot that was requested, each with its remedy.
 *
 * @param output of the script that requested it
 */
record RebootOutcome(String output) {

    /** The node is up with a new boot ID. */
    StepResult back(String boot, Duration took) {
        String detail = "back after " + took.toSeconds() + " s in boot " + boot;
        return new StepResult(Status.DONE, detail, output, Optional.of(boot));
    }

    /** The node stayed reachable and kept its boot ID. */
    StepResult neverWentDown(String boot, Duration waited) {
        return failed("did not go down: still in boot " + boot + " after " + waited.toSeconds()
                + " s; see what blocks the reboot (systemctl list-jobs), then reboot the node by hand");
    }

    /** The node was unreachable for a while but kept its boot ID. */
    StepResult sameBoot(String boot, Duration waited) {
        return failed("was unreachable for a while but did not reboot: still in boot " + boot + " after "
                + waited.toSeconds() + " s; check its network and sshd, then reboot the node by hand");
    }

    /**
     * The node is not reachable.
     *
     * @param lastError a sentence
     */
    StepResult stillDown(Duration waited, String lastError) {
        return inDoubt("did not come back within " + waited.toSeconds() + " s; check its console (a boot that waits for"
                + " a disk or an fstab entry says so), and run apply again once it is up; last error: " + lastError);
    }

    /**
     * The host key is not trusted; waiting does not help.
     *
     * @param refusal a sentence with the remedy
     */
    StepResult anotherHostKey(String refusal) {
        return inDoubt("came back with a host key that is not trusted: " + refusal);
    }

    /**
     * The node's output cannot be parsed; waiting does not help.
     *
     * @param error a sentence
     */
    StepResult unreadable(String error) {
        return inDoubt("unknown whether it rebooted: " + error + "; then run apply again");
    }

    /** The wait was interrupted. */
    StepResult abandoned() {
        return inDoubt("interrupted while the node rebooted; run apply again once it is up");
    }

    private StepResult failed(String detail) {
        return new StepResult(Status.FAILED, detail, output);
    }

    private StepResult inDoubt(String detail) {
        return new StepResult(Status.IN_DOUBT, detail, output);
    }
}

package io.volmount.shell;

import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import java.time.Duration;
import java.util.Optional;

/** The outcome of a requested reboot, as a step result with a remedy. */
sealed interface RebootOutcome {

    /** @param output of the script that asked for the reboot */
    StepResult result(String output);

    /** The node is up with a new boot ID. */
    record Back(String boot, Duration took) implements RebootOutcome {
        @Override
        public StepResult result(String output) {
            String detail = "back after " + took.toSeconds() + " s in boot " + boot;
            return new StepResult(Status.DONE, detail, output, Optional.of(boot));
        }
    }

    /** The node stayed reachable and kept its boot ID. */
    record NeverWentDown(String boot, Duration waited) implements RebootOutcome {
        @Override
        public StepResult result(String output) {
            return new StepResult(
                    Status.FAILED,
                    "did not go down: still in boot " + boot + " after " + waited.toSeconds()
                            + " s; see what blocks the reboot (systemctl list-jobs), then reboot the node by hand",
                    output);
        }
    }

    /** The node was unreachable for a while but kept its boot ID. */
    record SameBoot(String boot, Duration waited) implements RebootOutcome {
        @Override
        public StepResult result(String output) {
            return new StepResult(
                    Status.FAILED,
                    "was unreachable for a while but did not reboot: still in boot " + boot + " after "
                            + waited.toSeconds() + " s; check its network and sshd, then reboot the node by hand",
                    output);
        }
    }

    /**
     * The node is not reachable.
     *
     * @param lastError a sentence
     */
    record StillDown(Duration waited, String lastError) implements RebootOutcome {
        @Override
        public StepResult result(String output) {
            return new StepResult(
                    Status.IN_DOUBT,
                    "did not come back within " + waited.toSeconds() + " s; check its console (a boot that waits for"
                            + " a disk or an fstab entry says so), and run apply"
                            + " again once it is up; last error: " + lastError,
                    output);
        }
    }

    /**
     * The host key is not trusted; waiting does not help.
     *
     * @param refusal a sentence with the remedy
     */
    record AnotherHostKey(String refusal) implements RebootOutcome {
        @Override
        public StepResult result(String output) {
            return new StepResult(Status.IN_DOUBT, "came back with a host key that is not trusted: " + refusal, output);
        }
    }

    /**
     * The node's output cannot be parsed; waiting does not help.
     *
     * @param error a sentence
     */
    record Unreadable(String error) implements RebootOutcome {
        @Override
        public StepResult result(String output) {
            return new StepResult(
                    Status.IN_DOUBT, "unknown whether it rebooted: " + error + "; then run apply again", output);
        }
    }

    /** The wait was interrupted. */
    record Abandoned() implements RebootOutcome {
        @Override
        public StepResult result(String output) {
            return new StepResult(
                    Status.IN_DOUBT, "interrupted while the node rebooted; run apply again once it is up", output);
        }
    }
}

package io.volmount.shell;

import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import java.time.Duration;
import java.util.Optional;

/** How a node was found that had been asked to reboot: what is to be said of it, and what the operator can do about it. */
sealed interface RebootOutcome {

    /** @param output of the script that asked for the reboot */
    StepResult result(String output);

    /** It answers from another boot, as it should. */
    record Back(String boot, Duration took) implements RebootOutcome {
        @Override
        public StepResult result(String output) {
            String detail = "back after " + took.toSeconds() + " s in boot " + boot;
            return new StepResult(Status.DONE, detail, output, Optional.of(boot));
        }
    }

    /** It answered all the time, from the boot that was to end. */
    record NeverWentDown(String boot, Duration waited) implements RebootOutcome {
        @Override
        public StepResult result(String output) {
            return new StepResult(
                    Status.FAILED,
                    "never went down: after " + waited.toSeconds() + " s it still is in boot " + boot
                            + "; see what holds it (systemctl list-jobs) and reboot it by hand",
                    output);
        }
    }

    /** It was away for a while and answers from the boot that was to end. */
    record SameBoot(String boot, Duration waited) implements RebootOutcome {
        @Override
        public StepResult result(String output) {
            return new StepResult(
                    Status.FAILED,
                    "was away for a while but did not reboot: after " + waited.toSeconds() + " s it still is in boot "
                            + boot + ", so it was the network or its sshd that went away; see to these and reboot it by"
                            + " hand",
                    output);
        }
    }

    /**
     * It does not answer.
     *
     * @param silence how that was noticed last, a sentence
     */
    record StillDown(Duration waited, String silence) implements RebootOutcome {
        @Override
        public StepResult result(String output) {
            return new StepResult(
                    Status.IN_DOUBT,
                    "did not come back within " + waited.toSeconds() + " s, so look at its console, where a boot that"
                            + " waits for a disk or a line of fstab says so, and apply again once it is up; last seen: "
                            + silence,
                    output);
        }
    }

    /**
     * Something answers that is not shown to be the node; more waiting would not change it.
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
     * It answers, but nothing can be made of what it says, and more waiting would not change it.
     *
     * @param silence a sentence
     */
    record Unreadable(String silence) implements RebootOutcome {
        @Override
        public StepResult result(String output) {
            return new StepResult(
                    Status.IN_DOUBT, "it is not known whether it rebooted: " + silence + "; then apply again", output);
        }
    }

    /** Nobody waits for it any more. */
    record Abandoned() implements RebootOutcome {
        @Override
        public StepResult result(String output) {
            return new StepResult(
                    Status.IN_DOUBT, "interrupted while the node rebooted; apply again once it is up", output);
        }
    }
}

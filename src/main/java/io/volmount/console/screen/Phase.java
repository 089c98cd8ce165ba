package io.volmount.console.screen;

import io.volmount.step.DrainAgent;
import io.volmount.step.ReactivateAgent;
import io.volmount.step.Reboot;
import io.volmount.step.RemountVolume;
import io.volmount.step.RestartAgent;
import io.volmount.step.RestoreFstabEntry;
import io.volmount.step.ScriptStep;
import io.volmount.step.StartAgent;
import io.volmount.step.Step;
import io.volmount.step.UndoAttributes;
import io.volmount.step.UndoFstabEntry;
import io.volmount.step.UndoMount;
import io.volmount.step.Verify;
import io.volmount.text.Worded;
import java.util.Optional;

/** What an agent in flight is at: the steps of a plan in few words. */
public enum Phase implements Worded {
    DRAIN,
    STOP,
    FORMAT,
    MOUNT,
    REBOOT,
    START,
    VERIFY,
    REACTIVATE,
    /** Rolling back after a failed step. */
    ROLL_BACK,
    /** Between its last step and its outcome, while the lock on the node is released. */
    RELEASE;

    /** Whether it is part of every plan, and shown even when no agent is at it. */
    boolean usual() {
        return this == STOP || this == FORMAT || this == MOUNT || this == REBOOT || this == VERIFY;
    }

    static Phase of(Optional<Step> current) {
        return current.map(Phase::of).orElse(RELEASE);
    }

    private static Phase of(Step step) {
        if (step instanceof DrainAgent) {
            return DRAIN;
        }
        if (step instanceof ReactivateAgent) {
            return REACTIVATE;
        }
        if (step instanceof Verify) {
            return VERIFY;
        }
        if (step instanceof Reboot) {
            return REBOOT;
        }
        if (step instanceof StartAgent || step instanceof RestartAgent) {
            return START;
        }
        if (step instanceof UndoMount
                || step instanceof UndoFstabEntry
                || step instanceof UndoAttributes
                || step instanceof RemountVolume
                || step instanceof RestoreFstabEntry) {
            return ROLL_BACK;
        }
        if (step instanceof ScriptStep script && script.writesBulkData()) {
            return FORMAT;
        }
        return step.volume().isPresent() ? MOUNT : STOP;
    }
}

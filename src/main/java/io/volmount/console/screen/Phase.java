package io.volmount.console.screen;

import io.volmount.step.Step;
import io.volmount.text.Worded;
import java.util.Optional;

/** What an agent in flight is at: the steps of a plan in few words. */
public enum Phase implements Worded {
    STOP,
    FORMAT,
    MOUNT,
    REBOOT,
    START,
    VERIFY,
    /** Rolling back after a failed step. */
    ROLL_BACK,
    /** Between its last step and its outcome, while the lock on the node is released. */
    RELEASE;

    /** Whether it is part of every plan, and shown even when no agent is at it. */
    boolean usual() {
        return this == STOP || this == FORMAT || this == MOUNT || this == REBOOT || this == VERIFY;
    }

    static Phase of(Optional<Step> current) {
        return current.map(step -> of(step.id())).orElse(RELEASE);
    }

    private static Phase of(String step) {
        return switch (step) {
            case "stop-agent", "clear-resource-state", "clear-agent-checkpoint" -> STOP;
            case "create-backing-file", "make-filesystem" -> FORMAT;
            case "add-fstab-entry", "mount-volume" -> MOUNT;
            case "reboot" -> REBOOT;
            case "start-agent", "restart-agent" -> START;
            case "verify" -> VERIFY;
            case "undo-fstab-entry", "undo-mount" -> ROLL_BACK;
            default -> throw new IllegalArgumentException("no phase has the step " + step);
        };
    }
}

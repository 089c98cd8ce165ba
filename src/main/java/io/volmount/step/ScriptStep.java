package io.volmount.step;

import java.util.Map;

/** A step whose remote side is a shell script. */
public sealed interface ScriptStep extends Step
        permits StopAgent,
                ClearResourceState,
                ClearAgentCheckpoint,
                CreateBackingFile,
                FormattingStep,
                AddFstabEntry,
                MountVolume,
                Reboot,
                StartAgent,
                UndoMount,
                UndoFstabEntry,
                RestartAgent {

    /** The name of its script, without {@code .sh}. */
    default String script() {
        return id();
    }

    /** The script's variables, by name; values may hold any character but NUL. */
    Map<String, String> parameters();
}

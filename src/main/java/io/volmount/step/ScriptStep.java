package io.volmount.step;

import java.util.List;
import java.util.Map;

/** A step that runs a shell script on the node. */
public sealed interface ScriptStep extends Step
        permits DrainAgent,
                StopAgent,
                SetAttributes,
                ClearResourceState,
                ClearAgentCheckpoint,
                CreateBackingFile,
                FormattingStep,
                AddFstabEntry,
                MountVolume,
                Reboot,
                StartAgent,
                RestartAgent,
                UndoMount,
                UndoAttributes,
                UndoFstabEntry,
                UnmountVolume,
                RemountVolume,
                RemoveFstabEntry,
                RestoreFstabEntry,
                GiveUpReservations,
                DeleteBackingFile {

    /** The name of its script, without {@code .sh}. */
    default String script() {
        return id();
    }

    /** The names of the library scripts that its script needs, besides those that every step gets. */
    default List<String> libraries() {
        return List.of();
    }

    /** The script's variables by name; values may contain any character except NUL. */
    Map<String, String> parameters();

    /** Whether it may write the whole volume and so take long. */
    default boolean writesBulkData() {
        return false;
    }
}

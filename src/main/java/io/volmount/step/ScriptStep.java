package io.volmount.step;

import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step that runs a shell script on the node. */
public sealed interface ScriptStep extends Step
        permits DrainAgent,
                StopAgent,
                SetAttributes,
                ClearResourceState,
                ClearAgentCheckpoint,
                FormattingStep,
                ScriptStep.OnVolume,
                Reboot,
                StartAgent,
                RestartAgent,
                UndoAttributes,
                GiveUpReservations {

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

    /** One that concerns a volume, and makes no file system. */
    sealed interface OnVolume extends ScriptStep
            permits CreateBackingFile,
                    AddFstabEntry,
                    MountVolume,
                    UndoMount,
                    UndoFstabEntry,
                    UnmountVolume,
                    RemountVolume,
                    RemoveFstabEntry,
                    RestoreFstabEntry,
                    DeleteBackingFile {
        VolumePath path();

        @Override
        default Optional<VolumePath> volume() {
            return Optional.of(path());
        }
    }
}

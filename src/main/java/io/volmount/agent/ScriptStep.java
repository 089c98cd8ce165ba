package io.volmount.agent;

import java.util.Map;

/** A step whose remote side is the shell script {@code <id>.sh}. */
public sealed interface ScriptStep extends Step
        permits StopAgent,
                ClearResourceState,
                ClearAgentCheckpoint,
                CreateBackingFile,
                MakeFilesystem,
                AddFstabEntry,
                MountVolume,
                Reboot,
                StartAgent {

    /** The script's variables, by name; values may hold any character but NUL. */
    Map<String, String> parameters();
}

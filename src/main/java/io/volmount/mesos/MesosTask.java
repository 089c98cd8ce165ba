package io.volmount.mesos;

import java.util.Set;

/**
 * A task as the leading master knows it. Texts are printable and cut.
 *
 * @param name that its framework gave it; not unique
 * @param framework its ID
 * @param agent ID of the agent that it was launched on
 */
public record MesosTask(String name, String framework, String agent) {
    private static final Set<String> LIVE = Set.of("TASK_STAGING", "TASK_STARTING", "TASK_RUNNING", "TASK_KILLING");

    /** Whether a task in this state, as Mesos writes it, would end with its agent. */
    static boolean isLive(String state) {
        return LIVE.contains(state);
    }
}

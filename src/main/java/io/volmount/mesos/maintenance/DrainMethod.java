package io.volmount.mesos.maintenance;

import io.volmount.text.Worded;

/** How a master can take the tasks off an agent. */
public enum DrainMethod implements Worded {
    /**
     * DRAIN_AGENT, if the master and the agent are of Mesos 1.9 or later: the agent is offered no more, and kills its tasks,
     * each with its own grace period. It can neither be cancelled nor ended before all tasks are gone.
     */
    DRAIN,

    /**
     * A maintenance window for the agent's machine: frameworks are asked to give their resources back. Those that do not
     * heed windows keep their tasks, and may even launch more. Can be ended at any time.
     */
    WINDOW
}

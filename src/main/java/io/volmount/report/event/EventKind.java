package io.volmount.report.event;

import io.volmount.text.Worded;

/** What an {@link Event} is about. Its word is published, so no constant is ever renamed or removed. */
public enum EventKind implements Worded {
    PROBING_STARTED,
    AGENT_PROBED,
    PROBING_FINISHED,
    RUN_STARTED,
    RUN_RESUMED,
    AGENT_STARTED,
    STEP_STARTED,
    STEP_FINISHED,
    EVIDENCE,
    AGENT_FINISHED,
    AGENT_SOAKING,
    AGENT_SOAKED,
    BUDGET,
    RUN_STOPPING,
    RUN_FINISHED,
    EVENTS_DROPPED
}

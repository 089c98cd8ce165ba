package io.volmount.playbook.policy;

import io.volmount.text.Worded;

/** The order in which agents are taken. */
public enum Spread implements Worded {
    /** From the zones in turn, so that the agents unavailable at one time are in as many zones as possible. */
    ZONE,
    /** In inventory order. */
    NONE
}

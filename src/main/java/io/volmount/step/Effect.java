package io.volmount.step;

import io.volmount.text.Worded;

/** What a step does to its node, of all kinds that apply the one that matters most. */
public enum Effect implements Worded {
    /** It makes something new beside what is there. */
    CREATE,
    /** It changes something that stays. */
    CHANGE,
    /** It removes something whose loss destroys no data. */
    REMOVE,
    /** It destroys data, or interrupts what runs on the node. */
    DISRUPT,
    /** It looks, and changes nothing. */
    VERIFY
}

/** The rollout over many agents: its state, folded from events, and the next actions. Pure. */
package io.volmount.rollout;

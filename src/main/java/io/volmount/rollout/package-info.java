/**
 * The rollout over many agents: its state, folded from events, the next actions, and the driver that executes them. All but
 * the driver is pure.
 */
package io.volmount.rollout;

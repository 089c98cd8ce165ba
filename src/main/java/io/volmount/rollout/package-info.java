/**
 * The rollout over many agents: state folded from events, next actions out, and the driver that carries them out. The
 * folding half is pure; the driver needs nothing but agents, a clock and a place for events.
 */
package io.volmount.rollout;

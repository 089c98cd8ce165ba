/**
 * Rollouts that happen only in virtual time: the engine of the real ones over simulated agents, whose durations are drawn
 * from stated assumptions and whose mishaps come from a fault model. A seed tells all that happens.
 */
package io.volmount.rehearsal;

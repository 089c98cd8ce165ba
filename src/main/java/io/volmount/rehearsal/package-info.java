/**
 * Rollouts in virtual time: the real engine over simulated agents, with durations drawn from stated assumptions and
 * faults from a fault model. A seed determines everything.
 */
package io.volmount.rehearsal;

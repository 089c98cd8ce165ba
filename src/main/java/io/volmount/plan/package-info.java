/** Facts and playbook in, steps with their reasons out. Pure: no I/O, no clock, no randomness. */
package io.volmount.plan;

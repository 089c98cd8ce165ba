/**
 * The field's own terms: what a DC/OS agent is found to be (facts), what can be done to it (steps), and what proves the
 * result (evidence). Values only; nothing here does I/O.
 */
package io.volmount.agent;

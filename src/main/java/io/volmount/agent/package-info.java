/** The interface of one node: probes, steps, checks, its failures to answer, and clocks to measure them. */
package io.volmount.agent;

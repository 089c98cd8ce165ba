/**
 * The HTTP API of a Mesos master: what it says about agents, as data, and the client that asks it. The master is not
 * trusted: its answers are bounded, and each field is checked.
 */
package io.volmount.mesos;

/** What the facts of a node come to for a person: its agent, its volumes, and its devices with what can be done with them. */
package io.volmount.probe.node;

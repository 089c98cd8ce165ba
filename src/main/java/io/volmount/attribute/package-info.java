/** The attributes of an agent, by which services choose agents: what they are, and what a node says of them. */
package io.volmount.attribute;

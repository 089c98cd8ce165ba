/** Which steps a volume, the attributes and the agent need, derived from the node's facts, and why. Pure. */
package io.volmount.plan.step;

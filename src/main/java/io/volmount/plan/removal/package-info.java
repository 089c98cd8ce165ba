/** Whether and how a volume can be removed from a node, or replaced by one on another disk. Pure. */
package io.volmount.plan.removal;

/** Whether and how a volume can be removed from a node. Pure. */
package io.volmount.plan.removal;

/** The guards of a plan: each refuses an agent for one kind of harm. Pure. */
package io.volmount.plan.guard;

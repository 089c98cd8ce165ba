/** Carries a run out: what the state asks for is done on threads, and what comes of it becomes events. */
package io.volmount.rollout.driver;

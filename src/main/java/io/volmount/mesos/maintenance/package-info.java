/**
 * Taking the tasks off an agent before it is stopped, through the master: by draining the agent (Mesos 1.9 and later), or
 * by a maintenance window for its machine. What was begun for a run is marked, so that it is known to be that run's, and
 * nothing else is ever ended.
 */
package io.volmount.mesos.maintenance;

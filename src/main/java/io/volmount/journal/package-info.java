/** The journal of a run on the controller's disk: every event, checksummed and flushed before it has any effect. */
package io.volmount.journal;

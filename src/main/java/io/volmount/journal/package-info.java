/** The log of a run on the controller's disk: every event, checksummed, on stable storage before anything follows. */
package io.volmount.journal;

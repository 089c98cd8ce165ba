/**
 * Requests to many agents at once that change nothing: probes for plans, evidence for verification, inventory checks.
 */
package io.volmount.probe;

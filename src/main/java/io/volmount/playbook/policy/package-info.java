/** What a playbook says of the run: how many agents at once, draining, activation, verification, and what a failure means. */
package io.volmount.playbook.policy;

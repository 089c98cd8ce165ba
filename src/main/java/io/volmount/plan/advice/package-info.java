/** What the best practices of DC/OS advise against, found in a playbook and on a node. Pure. */
package io.volmount.plan.advice;

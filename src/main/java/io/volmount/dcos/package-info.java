/** The versions of DC/OS, and what differs between them. Pure. */
package io.volmount.dcos;

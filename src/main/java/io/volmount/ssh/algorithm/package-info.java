/** The algorithms that are offered to servers, and what they need beyond the JDK and sshj. */
package io.volmount.ssh.algorithm;

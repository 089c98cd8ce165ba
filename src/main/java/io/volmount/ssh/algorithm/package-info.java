/** The SSH algorithms to offer, and the adapters that they need beyond the JDK and sshj. */
package io.volmount.ssh.algorithm;

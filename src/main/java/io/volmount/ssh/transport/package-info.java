/** Transports with deadlines: TCP connections, the streams of a ProxyCommand, the identification line. */
package io.volmount.ssh.transport;

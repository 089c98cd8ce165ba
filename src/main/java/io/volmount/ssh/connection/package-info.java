/** A connection after login: sshj over our own transport, and the commands that run on it. */
package io.volmount.ssh.connection;

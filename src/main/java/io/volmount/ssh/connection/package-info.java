/** A connection after login: sshj over a transport of ours, and the commands that run on it. */
package io.volmount.ssh.connection;

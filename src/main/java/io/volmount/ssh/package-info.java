/**
 * Real agents over SSH: logging in to one with a checked host key, and running command lines on it. Every way this can
 * fail has a name ({@link io.volmount.ssh.transport.Unreachable.Kind}, {@link io.volmount.shell.session.Ending}), and a command whose end was
 * not seen is in doubt, never done.
 */
package io.volmount.ssh;

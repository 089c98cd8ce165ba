/**
 * Agents over SSH: log in after verifying the host key, run command lines. Failures are classified as
 * {@link io.volmount.ssh.transport.Unreachable.Kind} or {@link io.volmount.shell.session.Ending}; a command that was not
 * seen
 * to end is in doubt, never done.
 */
package io.volmount.ssh;

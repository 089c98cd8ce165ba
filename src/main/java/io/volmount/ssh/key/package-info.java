/** Host keys, user keys and key files: reading them in every format that OpenSSH reads. */
package io.volmount.ssh.key;

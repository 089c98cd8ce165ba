/** User authentication: identities from files and ssh-agents, passwords, and the order in which they are offered. */
package io.volmount.ssh.auth;

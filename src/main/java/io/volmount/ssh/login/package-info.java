/** One login: transport, host key, authentication, and the cause of a failure; limits concurrent logins per server. */
package io.volmount.ssh.login;

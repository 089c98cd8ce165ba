/** One login: transport, host key, authentication, and the reason when it fails; logins at one server are throttled. */
package io.volmount.ssh.login;

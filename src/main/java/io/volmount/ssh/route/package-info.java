/** Routes to a server: directly, through bastions, through a ProxyCommand. */
package io.volmount.ssh.route;

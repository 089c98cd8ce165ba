/** Where to log in, as whom and by which route, and why a login did not come about. */
package io.volmount.ssh.target;

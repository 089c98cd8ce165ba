/** Trust in host keys: known_hosts files, host certificates, and the verdict on what a server offers. */
package io.volmount.ssh.hostkey;

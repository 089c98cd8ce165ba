/** Host key verification: known_hosts files, host certificates, and the verdict on the key that a server presents. */
package io.volmount.ssh.hostkey;

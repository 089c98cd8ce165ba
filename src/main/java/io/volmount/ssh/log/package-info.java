/** What happens on connections, for operators who want to know. */
package io.volmount.ssh.log;

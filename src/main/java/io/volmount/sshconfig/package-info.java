/**
 * OpenSSH's client configuration, parsed as OpenSSH does: the settings of a host in {@code ~/.ssh/config} and other
 * files, with their locations. What is followed is decided elsewhere.
 */
package io.volmount.sshconfig;

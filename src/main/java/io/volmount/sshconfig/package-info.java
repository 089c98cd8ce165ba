/**
 * OpenSSH's client configuration, read as OpenSSH means it: what {@code ~/.ssh/config} and its like say of a host, and
 * where they say it. Whether anybody follows it is not decided here.
 */
package io.volmount.sshconfig;

/**
 * How to reach an agent: what its inventory says, else OpenSSH's configuration, else what is usual, each value with where
 * it came from.
 */
package io.volmount.access;

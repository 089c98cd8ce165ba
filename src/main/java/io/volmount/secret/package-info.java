/**
 * Passwords and passphrases: where the operator keeps them, and a value that holds one without ever showing it. None is
 * taken from a command line or an inventory, which others can read.
 */
package io.volmount.secret;

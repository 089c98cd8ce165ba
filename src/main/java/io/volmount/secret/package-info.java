/**
 * Passwords and passphrases: their sources, and a type that never prints its value. Secrets are not accepted on command
 * lines or in inventories, which others can read.
 */
package io.volmount.secret;

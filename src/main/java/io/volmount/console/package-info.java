/** What the operator sees while a command works: on standard error, live on a terminal, plain lines elsewhere. */
package io.volmount.console;

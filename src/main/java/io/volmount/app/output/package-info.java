/** Writes the result of a command. */
package io.volmount.app.output;

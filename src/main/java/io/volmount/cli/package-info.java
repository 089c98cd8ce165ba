/** The commands: they read the command line, call the floors below and choose an exit code. */
package io.volmount.cli;

/** What the command line says about itself: help, the version, and what is wrong with a command. */
package io.volmount.cli.help;

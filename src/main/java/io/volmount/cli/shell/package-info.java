/** The shell: commands that are typed one after the other, and what they share. */
package io.volmount.cli.shell;

/** {@code volmount runs} and its subcommands. */
package io.volmount.cli.runs;

/** {@code volmount inventory} and its subcommands. */
package io.volmount.cli.inventory;

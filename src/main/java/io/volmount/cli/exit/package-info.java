/** How a command ends: its exit code, and what an error that ends it says. */
package io.volmount.cli.exit;

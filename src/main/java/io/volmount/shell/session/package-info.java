/** Commands on a node: a login that runs them, root through sudo, and what came of each command. */
package io.volmount.shell.session;

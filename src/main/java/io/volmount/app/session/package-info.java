/** Reads what a command is given and connects it to its agents. */
package io.volmount.app.session;

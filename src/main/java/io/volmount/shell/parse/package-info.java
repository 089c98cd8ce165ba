/** Parsers of what the scripts print: sections in, facts and evidence out. Linear, bounded, without I/O. */
package io.volmount.shell.parse;

/** Parsers of the scripts' output: sections to facts and evidence. Linear time, bounded memory, no I/O. */
package io.volmount.shell.parse;

/** Scripts that make shells complete commands, options, files and names. */
package io.volmount.cli.completion;

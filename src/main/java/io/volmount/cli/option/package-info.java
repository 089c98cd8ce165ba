/** The options of the commands, each declared once; commands mix them in. */
package io.volmount.cli.option;

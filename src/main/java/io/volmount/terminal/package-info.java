/** The terminals behind the standard streams: what they are, how large, and what is typed at them. */
package io.volmount.terminal;

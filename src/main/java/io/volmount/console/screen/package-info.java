/** The lines of the live display: what a run or a probe looks like at one instant, as data, and laid out for a terminal. */
package io.volmount.console.screen;

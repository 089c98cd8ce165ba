/** The steps of the procedure on one agent, and the steps that roll them back, as data. */
package io.volmount.step;

/** One node to probe and to work on, how it can fail to answer, and the clocks that this is measured by. */
package io.volmount.agent;

/** How agents are reached, as inventory list and show print it. */
package io.volmount.report.access;

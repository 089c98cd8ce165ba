/** The states of node locks, as unlock prints them. */
package io.volmount.report.lock;

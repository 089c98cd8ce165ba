/** The results of rehearse. */
package io.volmount.report.forecast;

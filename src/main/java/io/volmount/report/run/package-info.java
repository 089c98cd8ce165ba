/** Recorded runs, as runs list and show print them. */
package io.volmount.report.run;

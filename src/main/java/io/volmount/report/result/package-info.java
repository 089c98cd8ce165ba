/** The results of plan, apply, resume and verify. */
package io.volmount.report.result;

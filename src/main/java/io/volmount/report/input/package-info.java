/** What was read from operators' files, as validate and init print it. */
package io.volmount.report.input;

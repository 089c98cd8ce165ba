/** Formats, the views of results that each of them can write, and what all views need. */
package io.volmount.report;

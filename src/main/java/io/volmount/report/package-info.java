/** What a view and a format are, and what all of them need. */
package io.volmount.report;

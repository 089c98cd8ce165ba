/** What happens while a command works, as programs read it: one line of JSON for each event. */
package io.volmount.report.event;

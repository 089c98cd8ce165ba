/** One model of what a command found and did, and the formats it can be written in. */
package io.volmount.report;

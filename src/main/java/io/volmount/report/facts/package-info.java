/** The results of facts. */
package io.volmount.report.facts;

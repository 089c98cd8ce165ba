/** The results of inventory check. */
package io.volmount.report.check;

/** The formats, each of which can write every view. */
package io.volmount.report.format;

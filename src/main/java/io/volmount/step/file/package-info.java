/** The files of a node that steps change. */
package io.volmount.step.file;

/**
 * Reads files that people write, as text or YAML, and keeps the location of every value, so that all errors of a file are
 * reported together, each with its location.
 */
package io.volmount.document;

/**
 * The encoding of stored files: journals of runs, saved plans, and inputs of runs. The names in these files are
 * defined only in {@link io.volmount.storage.StoredNames}.
 */
package io.volmount.storage;

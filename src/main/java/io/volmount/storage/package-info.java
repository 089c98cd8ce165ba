/**
 * How values stand in the files that volmount keeps: the journals of runs, saved plans, and the inputs of runs. The names
 * in those files are chosen in {@link io.volmount.storage.StoredNames} and nowhere else.
 */
package io.volmount.storage;

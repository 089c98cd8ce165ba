/** The encoding of stored files: journals of runs, saved plans, and inputs of runs. */
package io.volmount.storage;

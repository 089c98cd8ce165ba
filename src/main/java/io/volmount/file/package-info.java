/** Files as the controller writes them: for their owner alone, whole or not at all, and by one process at a time. */
package io.volmount.file;

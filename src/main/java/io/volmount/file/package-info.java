/**
 * Files of the controller: who could have changed one, why one cannot be read or written, and how one is written for its
 * owner only, whole or not at all, and by one process at a time.
 */
package io.volmount.file;

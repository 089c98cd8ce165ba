/** Judges what is mounted for a volume on a node, for both plan and proof. Pure. */
package io.volmount.mount;

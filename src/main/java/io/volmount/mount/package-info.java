/** What is mounted for a volume on a node, judged in one place for both the plan and the proof. Pure. */
package io.volmount.mount;

/**
 * Agents operated through a shell: one readable script per step and probe is sent to the node; its output is parsed as
 * facts, evidence and results.
 */
package io.volmount.shell;

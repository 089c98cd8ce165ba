/**
 * Agents behind a shell, wherever the shell comes from: one readable script per step and look, sent as a quoted text,
 * and what the node answers, read as facts, evidence and results.
 */
package io.volmount.shell;

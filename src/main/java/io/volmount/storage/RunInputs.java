package io.volmount.storage;

import io.volmount.document.TextFile;

/**
 * The inputs of a run, so that it can be resumed after the files have changed, or on another machine. Without
 * ssh_config, keys, known hosts and secrets, which are read on the machine that resumes it.
 *
 * @param inventory the selected agents in volmount's format; paths begin with {@code ~} or {@code /}
 * @param playbook as the operator wrote it
 */
public record RunInputs(TextFile inventory, TextFile playbook) {}

package io.volmount.storage;

import io.volmount.document.TextFile;

/**
 * What a run is given, whole, so that it can be gone on with when the files have changed since, or elsewhere. OpenSSH's
 * configuration, keys, known hosts and secrets are not in it: they belong to the machine that works, which looks for them
 * anew.
 *
 * @param inventory the chosen agents and no others, in volmount's own form; its paths start at {@code ~} or {@code /}
 * @param playbook as the operator wrote it
 */
public record RunInputs(TextFile inventory, TextFile playbook) {}

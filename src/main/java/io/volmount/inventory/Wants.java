package io.volmount.inventory;

import io.volmount.document.Diagnostics;
import java.util.Set;

/**
 * What a command wants of the agents it has chosen.
 *
 * @param variables the names of those that the playbook uses; a contradiction about any other matters to nobody
 * @param problems receives what is wrong with the chosen agents
 * @param findings receives what is found of many agents alike
 */
record Wants(Set<String> variables, Diagnostics problems, Findings findings) {}

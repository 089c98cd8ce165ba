package io.volmount.inventory;

import io.volmount.document.Diagnostics;
import java.util.Set;

/**
 * Context for reading the settings of the selected agents.
 *
 * @param variables names of the variables that the playbook uses; conflicts of others are not reported
 * @param diagnostics receives errors of the selected agents
 * @param messages receives messages that concern several agents
 */
record HostContext(Set<String> variables, Diagnostics diagnostics, GroupedMessages messages) {}

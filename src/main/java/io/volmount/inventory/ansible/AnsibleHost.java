package io.volmount.inventory.ansible;

import io.volmount.document.Node.Scalar;
import java.util.SortedSet;

/**
 * A host of an inventory.
 *
 * @param name at its first location; any name that Ansible accepts
 * @param groups its groups and their ancestors, without {@code all} and {@code ungrouped}
 */
public record AnsibleHost(Scalar name, SortedSet<String> groups) {}

package io.volmount.inventory.ansible;

import io.volmount.document.Node.Scalar;
import java.util.SortedSet;

/**
 * A host as an inventory lists it.
 *
 * @param name where it is listed first; may be anything that Ansible takes
 * @param groups those it is in, with their parents, without {@code all} and {@code ungrouped}
 */
public record AnsibleHost(Scalar name, SortedSet<String> groups) {}

package io.volmount.inventory.ansible;

import io.volmount.document.Node;
import io.volmount.document.Node.Entry;
import io.volmount.document.Node.Scalar;
import java.util.Optional;

/**
 * A merged variable of a host.
 *
 * @param entry name and value with their locations
 * @param conflict the same variable with another value in a group of the same rank; Ansible uses the group whose name
 *     comes last in the alphabet
 */
public record AnsibleVariable(Entry entry, Optional<Entry> conflict) {
    public String name() {
        return entry.key().text();
    }

    public Node value() {
        return entry.value();
    }

    static boolean differ(Node one, Node other) {
        return one instanceof Scalar first && other instanceof Scalar second
                ? !first.text().equals(second.text())
                : !one.location().equals(other.location());
    }
}

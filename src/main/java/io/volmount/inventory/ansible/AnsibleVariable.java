package io.volmount.inventory.ansible;

import io.volmount.document.Node;
import io.volmount.document.Node.Entry;
import io.volmount.document.Node.Scalar;
import java.util.Optional;

/**
 * A variable as a host has it in the end.
 *
 * @param entry its name and its value, where they are written
 * @param rival the same variable with another value, in a group of the same rank; Ansible takes the group whose name comes
 *     last in the alphabet
 */
public record AnsibleVariable(Entry entry, Optional<Entry> rival) {
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

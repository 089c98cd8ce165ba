package io.volmount.inventory.ansible;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Decoder;
import io.volmount.document.Diagnostics;
import io.volmount.document.Node;
import io.volmount.document.Node.Entry;
import io.volmount.document.Node.Mapping;
import io.volmount.document.Node.Scalar;
import io.volmount.document.Node.Sequence;
import io.volmount.document.Scalars;
import java.util.List;
import java.util.Optional;

/**
 * Reads the output of {@code ansible-inventory --list} and of executable inventories: groups with lists of hosts, and
 * host variables in {@code _meta.hostvars}.
 */
final class ListingReader {
    static final String META = "_meta";

    private final InventoryData data;
    private final Diagnostics diagnostics;

    private ListingReader(InventoryData data) {
        this.data = data;
        this.diagnostics = data.diagnostics();
    }

    /** Whether a document is such a listing rather than a YAML inventory. */
    static boolean recognizes(Mapping root, boolean json) {
        return root.entries().stream()
                .anyMatch(entry -> entry.key().text().equals(META)
                        || json && entry.value() instanceof Sequence
                        || json
                                && entry.value() instanceof Mapping group
                                && group.entries().stream().anyMatch(ListingReader::isList));
    }

    private static boolean isList(Entry part) {
        return part.key().text().matches("hosts|children") && part.value() instanceof Sequence;
    }

    static void read(Mapping root, InventoryData data) {
        ListingReader reader = new ListingReader(data);
        for (Entry entry : root.entries()) {
            if (entry.key().text().equals(META)) {
                reader.member(entry.value(), "hostvars").ifPresent(reader::hostVariables);
            } else if (data.isName(entry.key())) {
                reader.group(entry);
            }
        }
    }

    private Optional<Node> member(Node node, String name) {
        return Decoder.mapping().read(node, diagnostics).stream()
                .flatMap(mapping -> mapping.entries().stream())
                .filter(entry -> entry.key().text().equals(name))
                .map(Entry::value)
                .findFirst();
    }

    private void group(Entry group) {
        Scalar name = group.key();
        data.group(name);
        if (group.value() instanceof Sequence hosts) {
            names(hosts).forEach(host -> data.host(host, name.text(), List.of()));
            return;
        }
        member(group.value(), "hosts")
                .ifPresent(hosts -> names(hosts).forEach(host -> data.host(host, name.text(), List.of())));
        member(group.value(), "vars").flatMap(vars -> Decoder.mapping().read(vars, diagnostics)).stream()
                .flatMap(vars -> vars.entries().stream())
                .forEach(variable -> data.groupVariable(name.text(), variable));
        member(group.value(), "children")
                .ifPresent(children -> names(children).forEach(child -> {
                    data.group(child);
                    data.child(name.text(), child.text());
                }));
    }

    private List<Scalar> names(Node list) {
        return Decoder.list(Scalars.scalar()).read(list, diagnostics).orElse(List.of()).stream()
                .filter(data::isName)
                .toList();
    }

    private void hostVariables(Node written) {
        Decoder.mapping().read(written, diagnostics).stream()
                .flatMap(hosts -> hosts.entries().stream())
                .forEach(host -> Decoder.mapping()
                        .read(host.value(), diagnostics)
                        .ifPresent(variables -> take(host.key(), variables)));
    }

    private void take(Scalar host, Mapping variables) {
        if (data.isName(host)) {
            data.host(host, InventoryData.ALL, variables.entries());
        } else {
            diagnostics.add(host.location(), quoted(host.text()) + " is not a valid agent name; write a name");
        }
    }
}

package io.volmount.inventory.ansible;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Decoder;
import io.volmount.document.Diagnostics;
import io.volmount.document.MappingDecoder;
import io.volmount.document.Node;
import io.volmount.document.Node.Empty;
import io.volmount.document.Node.Entry;
import io.volmount.document.Node.Mapping;
import io.volmount.document.Node.Scalar;
import io.volmount.document.Node.Sequence;
import java.util.List;
import java.util.Optional;

/** Reads YAML inventories: groups with {@code hosts}, {@code vars} and {@code children}. */
final class YamlReader {
    private final InventoryData data;
    private final Diagnostics diagnostics;

    private YamlReader(InventoryData data) {
        this.data = data;
        this.diagnostics = data.diagnostics();
    }

    static void read(Mapping root, InventoryData data) {
        YamlReader reader = new YamlReader(data);
        Optional<Entry> plugin = root.entries().stream()
                .filter(entry -> entry.key().text().equals("plugin") && entry.value() instanceof Scalar)
                .findFirst();
        if (plugin.isPresent()) {
            data.diagnostics()
                    .add(
                            plugin.get().key().location(),
                            "this tells the Ansible plugin "
                                    + quoted(((Scalar) plugin.get().value()).text())
                                    + " where to find hosts, but lists none; save the output of `ansible-inventory"
                                    + " --list --export` and use that file");
            return;
        }
        root.entries().forEach(reader::group);
    }

    private void group(Entry group) {
        Scalar name = group.key();
        if (!data.isName(name)) {
            return;
        }
        data.group(name);
        if (group.value() instanceof Empty) {
            return;
        }
        MappingDecoder.<Scalar>of("a group", fields -> {
                    fields.optional("vars", YamlReader::named)
                            .ifPresent(vars -> vars.entries().forEach(entry -> data.groupVariable(name.text(), entry)));
                    fields.optional("hosts", YamlReader::named)
                            .ifPresent(hosts -> hosts.entries().forEach(host -> host(host, name.text())));
                    fields.optional("children", YamlReader::named)
                            .ifPresent(children -> children.entries().forEach(child -> {
                                group(child);
                                if (data.knows(child.key().text())) {
                                    data.child(name.text(), child.key().text());
                                }
                            }));
                    return Optional.of(name);
                })
                .read(group.value(), diagnostics);
    }

    private void host(Entry host, String group) {
        if (data.isName(host.key())) {
            named(host.value(), diagnostics).ifPresent(variables -> data.hosts(host.key(), group, variables.entries()));
        }
    }

    /** A mapping; as in Ansible, a single word is a key without a value. */
    private static Optional<Mapping> named(Node node, Diagnostics diagnostics) {
        if (node instanceof Scalar word) {
            return Optional.of(new Mapping(word.location(), List.of(new Entry(word, new Empty(word.location())))));
        }
        if (node instanceof Sequence list) {
            diagnostics.add(
                    list.location(),
                    "expected keys with values here, found a list; write each item as a key, with `:`");
            return Optional.empty();
        }
        return Decoder.mapping().read(node, diagnostics);
    }
}

package io.volmount.inventory;

import io.volmount.document.Fields;
import io.volmount.document.Node;
import io.volmount.document.Node.Empty;
import io.volmount.document.Node.Entry;
import io.volmount.document.Node.Scalar;
import io.volmount.document.Problems;
import io.volmount.document.Reading;
import io.volmount.document.TextFile;
import io.volmount.document.YamlDocument;
import java.util.Optional;

/** Ansible's inventory in YAML: groups of {@code hosts}, {@code vars} and {@code children}. */
final class AnsibleYamlInventory implements InventoryFormat {
    private static final HostRange RANGE = new HostRange(':');

    @Override
    public boolean recognises(TextFile file) {
        boolean namedSo = file.name().matches("(?i).*\\.(ya?ml|json)");
        return namedSo || FirstLine.of(file).matches("---.*|\\{.*|[\"']?[A-Za-z0-9_.-]+[\"']?\\s*:(\\s.*)?");
    }

    @Override
    public void read(TextFile file, Draft draft) {
        Node root = YamlDocument.read(file, draft.problems());
        Reading.mapping()
                .read(root, draft.problems())
                .ifPresent(groups -> groups.entries().forEach(group -> group(group, Optional.empty(), draft)));
    }

    private static void group(Entry group, Optional<String> parent, Draft draft) {
        Scalar name = group.key();
        Optional<String> self = name.text().equals("all") ? Optional.empty() : Optional.of(name.text());
        self.ifPresent(known -> {
            draft.group(name, Settings.NONE);
            parent.ifPresent(outer -> draft.child(outer, known));
        });
        if (group.value() instanceof Empty) {
            return;
        }
        Fields.<Scalar>reading("a group", fields -> {
                    fields.optional("vars", AnsibleYamlInventory::variables).ifPresent(settings -> {
                        if (self.isPresent()) {
                            draft.group(name, settings);
                        } else {
                            draft.defaults(settings);
                        }
                    });
                    fields.optional("hosts", Reading.mapping())
                            .ifPresent(hosts -> hosts.entries().forEach(host -> host(host, self, draft)));
                    fields.optional("children", Reading.mapping())
                            .ifPresent(children -> children.entries().forEach(child -> group(child, self, draft)));
                    return Optional.of(name);
                })
                .read(group.value(), draft.problems());
    }

    private static void host(Entry host, Optional<String> group, Draft draft) {
        Optional<Settings> settings = variables(host.value(), draft.problems());
        RANGE.expand(host.key(), draft.problems())
                .ifPresent(names -> names.forEach(name ->
                        draft.host(new Scalar(host.key().place(), name), group, settings.orElse(Settings.NONE))));
    }

    private static Optional<Settings> variables(Node node, Problems problems) {
        return Reading.mapping()
                .read(node, problems)
                .map(written -> AnsibleVariables.settings(written.entries(), problems));
    }
}

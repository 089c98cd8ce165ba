package io.volmount.inventory.ansible;

import io.volmount.document.Decoder;
import io.volmount.document.Diagnostics;
import io.volmount.document.Node;
import io.volmount.document.Node.Mapping;
import io.volmount.document.SourceLocation;
import io.volmount.document.TextFile;
import io.volmount.document.YamlDocument;
import io.volmount.inventory.ansible.InventoryData.Host;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Merged Ansible inventories. Not thread-safe. */
public final class AnsibleInventory {
    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final GroupTree tree;
    private final VariableLayers layers;
    private final Remarks remarks;
    private final VariablesFiles files;

    private AnsibleInventory(InventoryData data, List<Path> directories) {
        this.tree = new GroupTree(data.groups(), data.diagnostics());
        this.files = new VariablesFiles(data.diagnostics(), data.remarks());
        this.remarks = data.remarks();
        this.layers = new VariableLayers(data, tree, directories, files);
        data.hosts().forEach(host -> hosts.put(host.name().text(), host));
    }

    /**
     * Reads the inventories; variable files are read on demand.
     *
     * @param sources later ones win
     * @param diagnostics receives errors, now and when variables are read
     */
    public static AnsibleInventory read(List<Source> sources, Diagnostics diagnostics) {
        InventoryData data = new InventoryData(diagnostics);
        sources.forEach(source -> take(source, data));
        List<Path> directories = sources.stream()
                .map(Source::directory)
                .flatMap(Optional::stream)
                .toList();
        return new AnsibleInventory(data, directories);
    }

    private static void take(Source source, InventoryData data) {
        if (source instanceof Source.Hosts named) {
            named.patterns().forEach(pattern -> data.hosts(pattern, InventoryData.UNGROUPED, List.of()));
        } else if (source instanceof Source.Files written) {
            written.files().forEach(file -> take(file, data));
        }
    }

    private static void take(TextFile file, InventoryData data) {
        if (FileForm.of(file) == FileForm.INI) {
            IniReader.read(file, data);
            return;
        }
        Node root = YamlDocument.read(file, data.diagnostics(), data.remarks()::repeatedKey);
        Optional<Mapping> mapping = Decoder.mapping().read(root, data.diagnostics());
        boolean json = file.text().stripLeading().startsWith("{");
        mapping.ifPresent(written -> {
            if (ListingReader.recognizes(written, json)) {
                ListingReader.read(written, data);
            } else {
                YamlReader.read(written, data);
            }
        });
    }

    /** In order of first appearance; names are unique. */
    public List<AnsibleHost> hosts() {
        return hosts.values().stream()
                .map(host -> new AnsibleHost(host.name(), groups(host)))
                .toList();
    }

    private TreeSet<String> groups(Host host) {
        TreeSet<String> groups = new TreeSet<>(tree.withAncestors(host.groups()));
        groups.remove(InventoryData.UNGROUPED);
        return groups;
    }

    /** A host's merged variables by name. */
    public Map<String, AnsibleVariable> variables(AnsibleHost host) {
        return layers.of(hosts.get(host.name().text()));
    }

    /** Variable files read so far that are encrypted as a whole. */
    public List<SourceLocation> encrypted() {
        return files.encrypted();
    }

    /**
     * Likely mistakes in the inventories and in the variable files read so far, one sentence with location each.
     */
    public List<String> remarks() {
        return remarks.sentences();
    }
}

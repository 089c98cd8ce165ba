package io.volmount.inventory;

import io.volmount.document.Diagnostics;
import io.volmount.document.Node;
import io.volmount.document.Node.Empty;
import io.volmount.document.Node.Scalar;
import io.volmount.inventory.ansible.AnsibleHost;
import io.volmount.inventory.ansible.AnsibleInventory;
import io.volmount.inventory.source.InventorySources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Inventories, each in a directory with the names to give after {@code -i} in {@code sources}, and what {@code
 * ansible-inventory --list} of ansible-core prints of them in {@code expected.json}.
 */
final class AnsibleCorpus {
    private static final Path ROOT = Path.of("src/test/resources/io/volmount/inventory/ansible");

    private AnsibleCorpus() {}

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> cases = Files.list(ROOT)) {
            return cases.sorted().toList().stream();
        }
    }

    static Path named(String name) {
        return ROOT.resolve(name);
    }

    static List<String> sources(Path inventory) {
        try {
            return Files.readAllLines(inventory.resolve("sources"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a listing says, as text: of each host its groups, with those above them, and its variables. */
    static Map<String, String> listed(JsonNode listing) {
        Map<String, TreeSet<String>> groups = new TreeMap<>();
        listing.at("/_meta/hostvars").propertyNames().forEach(host -> groups.put(host, new TreeSet<>()));
        for (String group : listing.propertyNames()) {
            if (!group.equals("_meta")) {
                hostsOf(group, listing)
                        .forEach(host -> groups.computeIfAbsent(host, first -> new TreeSet<>())
                                .add(group));
            }
        }
        Map<String, String> hosts = new TreeMap<>();
        groups.forEach((host, all) -> {
            all.removeAll(List.of("all", "ungrouped"));
            Map<String, String> variables = new TreeMap<>();
            listing.path("_meta")
                    .path("hostvars")
                    .path(host)
                    .forEachEntry((name, value) -> variables.put(name, text(value)));
            hosts.put(host, all + " " + variables);
        });
        return hosts;
    }

    private static Stream<String> hostsOf(String group, JsonNode listing) {
        return Stream.concat(
                listing.path(group).path("hosts").values().stream().map(JsonNode::asString),
                listing.path(group).path("children").values().stream()
                        .flatMap(child -> hostsOf(child.asString(), listing)));
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "nothing" : value.isContainer() ? "structure" : same(value.asString());
    }

    /** The same as volmount reads it. */
    static Map<String, String> read(Path inventory) {
        return readAll(sources(inventory).stream()
                .map(name -> {
                    Path file = inventory.resolve(name);
                    return Files.exists(file) ? (name.endsWith(".sh") ? "exec:" : "") + file : name;
                })
                .toList());
    }

    /** The same of what is named after {@code -i}. */
    static Map<String, String> readAll(List<String> names) {
        Diagnostics diagnostics = new Diagnostics();
        InventorySources sources =
                new InventorySources(InputStream.nullInputStream(), System.err, AgentList::none, diagnostics);
        names.forEach(sources::add);
        AnsibleInventory read = AnsibleInventory.read(sources.ansible(), diagnostics);
        Map<String, String> hosts = new TreeMap<>();
        for (AnsibleHost host : read.hosts()) {
            Map<String, String> variables = new TreeMap<>();
            read.variables(host).forEach((name, variable) -> variables.put(name, text(variable.value())));
            hosts.put(host.name().text(), host.groups() + " " + variables);
        }
        diagnostics.throwIfAny();
        return hosts;
    }

    private static String text(Node value) {
        return value instanceof Scalar scalar ? same(scalar.text()) : value instanceof Empty ? "nothing" : "structure";
    }

    /** One way to write truth and large numbers. */
    private static String same(String text) {
        if (text.matches("-?[0-9.]+[eE][+-]?[0-9]+")) {
            return new BigDecimal(text).toPlainString();
        }
        return text.matches("(?i)true|false") ? text.toLowerCase(Locale.ROOT) : text;
    }

    static JsonNode expected(Path inventory) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(inventory.resolve("expected.json")));
    }
}

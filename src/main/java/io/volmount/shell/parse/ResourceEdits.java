package io.volmount.shell.parse;

import io.volmount.facts.NodeLimits;
import io.volmount.facts.ResourcesFile.Edit;
import io.volmount.facts.ResourcesFile.Edit.Kind;
import io.volmount.shell.session.NodeText;
import io.volmount.text.Cut;
import io.volmount.volume.VolumePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds manual edits in the resources file: entries that volume discovery would not write. It writes the agent's
 * configured resources, one disk per mount under /dcos and one for the agent's work directory, all with the same few
 * keys.
 */
final class ResourceEdits {
    private static final int MAX_LENGTH = 60;
    private static final String WORK_DIRECTORY = "the agent's own directory";
    /** The keys that discovery writes for a disk, by object path. */
    private static final Map<String, Set<String>> KEYS = Map.of(
            "", Set.of("name", "type", "role", "scalar", "disk"),
            "scalar.", Set.of("value"),
            "disk.", Set.of("source"),
            "disk.source.", Set.of("type", "mount"),
            "disk.source.mount.", Set.of("root"));

    private final DiscoverySettings settings;
    private final Optional<Set<String>> configured;
    private final List<Edit> edits = new ArrayList<>();

    private ResourceEdits(DiscoverySettings settings) {
        this.settings = settings;
        this.configured = settings.resources()
                .map(list -> list.valueStream().map(ResourceEdits::canonical).collect(Collectors.toSet()));
    }

    /** @param resources a list */
    static List<Edit> in(JsonNode resources, DiscoverySettings settings) {
        ResourceEdits parser = new ResourceEdits(settings);
        resources.forEach(parser::examine);
        return parser.edits;
    }

    private void examine(JsonNode resource) {
        if (isOfTheSettings(resource)) {
            return;
        }
        JsonNode source = resource.path("disk").path("source");
        String root = source.path("mount").path("root").asString("");
        if (!name(resource).equals("disk")) {
            add(new Edit(Kind.RESOURCE, name(resource) + " " + value(resource) + ofRole(resource)));
        } else if (source.isMissingNode()) {
            disk(WORK_DIRECTORY, resource);
        } else if (source.path("type").asString("").equals("MOUNT")
                && VolumePath.parse(root).isPresent()) {
            disk(root, resource);
        } else {
            add(new Edit(Kind.RESOURCE, "a disk with source " + shortened(source) + ofRole(resource)));
        }
    }

    private void add(Edit edit) {
        if (edits.size() < NodeLimits.RESOURCES) {
            edits.add(edit);
        }
    }

    /** If the settings are unknown, only ports are assumed to come from them. */
    private boolean isOfTheSettings(JsonNode resource) {
        return configured
                .map(all -> all.contains(canonical(resource)))
                .orElseGet(() -> name(resource).equals("ports"));
    }

    private void disk(String where, JsonNode resource) {
        keys("", resource, where);
        if (!role(resource).equals(settings.role())) {
            add(new Edit(Kind.ROLE, where + " for " + role(resource) + " instead of " + settings.role()));
        }
    }

    private void keys(String path, JsonNode object, String where) {
        object.properties().forEach(entry -> {
            String key = path + entry.getKey();
            if (!KEYS.get(path).contains(entry.getKey())) {
                add(new Edit(Kind.KEY, NodeText.line(key) + " " + shortened(entry.getValue()) + " of " + where));
            } else if (KEYS.containsKey(key + ".")) {
                keys(key + ".", entry.getValue(), where);
            }
        });
    }

    /** A canonical text: sorted keys, numbers by value. */
    private static String canonical(JsonNode resource) {
        StringBuilder text = new StringBuilder();
        append(withRole(resource), text);
        return text.toString();
    }

    private static void append(JsonNode node, StringBuilder text) {
        if (node.isArray()) {
            text.append('[');
            node.forEach(element -> append(element, text));
            text.append(']');
        } else if (node.isObject()) {
            SortedMap<String, JsonNode> sorted = new TreeMap<>();
            node.properties().forEach(property -> sorted.put(property.getKey(), property.getValue()));
            text.append('{');
            sorted.forEach((key, value) -> append(
                    value, text.append(key.length()).append(' ').append(key).append('=')));
            text.append('}');
        } else {
            text.append(node.isNumber() ? node.asDouble() + "" : node.toString())
                    .append(',');
        }
    }

    /** The resource with its role; the default role {@code *} may be omitted. */
    private static JsonNode withRole(JsonNode resource) {
        if (resource instanceof ObjectNode object && !object.has("role")) {
            return object.deepCopy().put("role", "*");
        }
        return resource;
    }

    private static String name(JsonNode resource) {
        return NodeText.line(resource.path("name").asString("a resource without a name"));
    }

    private static String role(JsonNode resource) {
        return NodeText.line(resource.path("role").asString("*"));
    }

    private static String ofRole(JsonNode resource) {
        return role(resource).equals("*") ? "" : " for " + role(resource);
    }

    private static String value(JsonNode resource) {
        JsonNode scalar = resource.path("scalar").path("value");
        return shortened(scalar.isMissingNode() ? resource.path("ranges").path("range") : scalar);
    }

    private static String shortened(JsonNode value) {
        String text = NodeText.line(value.toString());
        return Cut.beginning(text, MAX_LENGTH);
    }
}

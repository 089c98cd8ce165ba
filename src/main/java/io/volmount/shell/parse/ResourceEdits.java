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
 * What stands among generated resources and is not as volume discovery writes it. It writes what the agent's settings hold,
 * one disk for each mount under /dcos, and one for the agent's own directory, all of the same few keys.
 */
final class ResourceEdits {
    private static final int LONGEST = 60;
    private static final String OWN = "the agent's own directory";
    /** The keys of a disk as discovery writes it, by the path of their object. */
    private static final Map<String, Set<String>> KEYS = Map.of(
            "", Set.of("name", "type", "role", "scalar", "disk"),
            "scalar.", Set.of("value"),
            "disk.", Set.of("source"),
            "disk.source.", Set.of("type", "mount"),
            "disk.source.mount.", Set.of("root"));

    private final DiscoverySettings settings;
    private final Optional<Set<String>> own;
    private final List<Edit> edits = new ArrayList<>();

    private ResourceEdits(DiscoverySettings settings) {
        this.settings = settings;
        this.own = settings.resources()
                .map(list -> list.valueStream().map(ResourceEdits::canonical).collect(Collectors.toSet()));
    }

    /** @param resources a list */
    static List<Edit> in(JsonNode resources, DiscoverySettings settings) {
        ResourceEdits found = new ResourceEdits(settings);
        resources.forEach(found::look);
        return found.edits;
    }

    private void look(JsonNode resource) {
        if (isOfTheSettings(resource)) {
            return;
        }
        JsonNode source = resource.path("disk").path("source");
        String root = source.path("mount").path("root").asString("");
        if (!name(resource).equals("disk")) {
            found(new Edit(Kind.RESOURCE, name(resource) + " " + value(resource) + ofRole(resource)));
        } else if (source.isMissingNode()) {
            disk(OWN, resource);
        } else if (source.path("type").asString("").equals("MOUNT")
                && VolumePath.parse(root).isPresent()) {
            disk(root, resource);
        } else {
            found(new Edit(Kind.RESOURCE, "a disk with source " + shown(source) + ofRole(resource)));
        }
    }

    private void found(Edit edit) {
        if (edits.size() < NodeLimits.RESOURCES) {
            edits.add(edit);
        }
    }

    /** Where the settings are not known, no more than the ports is taken to be theirs. */
    private boolean isOfTheSettings(JsonNode resource) {
        return own.map(all -> all.contains(canonical(resource)))
                .orElseGet(() -> name(resource).equals("ports"));
    }

    private void disk(String where, JsonNode resource) {
        keys("", resource, where);
        if (!role(resource).equals(settings.role())) {
            found(new Edit(Kind.ROLE, where + " for " + role(resource) + " instead of " + settings.role()));
        }
    }

    private void keys(String path, JsonNode object, String where) {
        object.properties().forEach(entry -> {
            String key = path + entry.getKey();
            if (!KEYS.get(path).contains(entry.getKey())) {
                found(new Edit(Kind.KEY, NodeText.line(key) + " " + shown(entry.getValue()) + " of " + where));
            } else if (KEYS.containsKey(key + ".")) {
                keys(key + ".", entry.getValue(), where);
            }
        });
    }

    /** One text for all ways to write the same; numbers are what they count. */
    private static String canonical(JsonNode resource) {
        StringBuilder text = new StringBuilder();
        append(named(resource), text);
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

    /** The same with its role, which may be left out where it is that of everybody. */
    private static JsonNode named(JsonNode resource) {
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
        return shown(scalar.isMissingNode() ? resource.path("ranges").path("range") : scalar);
    }

    private static String shown(JsonNode value) {
        String text = NodeText.line(value.toString());
        return Cut.beginning(text, LONGEST);
    }
}

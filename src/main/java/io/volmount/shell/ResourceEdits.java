package io.volmount.shell;

import io.volmount.agent.ResourcesFile.Edit;
import io.volmount.agent.ResourcesFile.Edit.Kind;
import io.volmount.agent.VolumePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final List<Edit> edits = new ArrayList<>();

    private ResourceEdits(DiscoverySettings settings) {
        this.settings = settings;
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
            edits.add(new Edit(Kind.RESOURCE, name(resource) + " " + value(resource) + ofRole(resource)));
        } else if (source.isMissingNode()) {
            disk(OWN, resource);
        } else if (source.path("type").asString("").equals("MOUNT")
                && VolumePath.parse(root).isPresent()) {
            disk(root, resource);
        } else {
            edits.add(new Edit(Kind.RESOURCE, "a disk with source " + shown(source) + ofRole(resource)));
        }
    }

    /** Where the settings are not known, no more than the ports is taken to be theirs. */
    private boolean isOfTheSettings(JsonNode resource) {
        return settings.resources()
                .map(own -> own.valueStream().anyMatch(setting -> same(setting, resource)))
                .orElse(name(resource).equals("ports"));
    }

    private void disk(String where, JsonNode resource) {
        keys("", resource, where);
        if (!role(resource).equals(settings.role())) {
            edits.add(new Edit(Kind.ROLE, where + " for " + role(resource) + " instead of " + settings.role()));
        }
    }

    private void keys(String path, JsonNode object, String where) {
        object.properties().forEach(entry -> {
            String key = path + entry.getKey();
            if (!KEYS.get(path).contains(entry.getKey())) {
                edits.add(new Edit(Kind.KEY, NodeText.line(key) + " " + shown(entry.getValue()) + " of " + where));
            } else if (KEYS.containsKey(key + ".")) {
                keys(key + ".", entry.getValue(), where);
            }
        });
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return named(one)
                .equals(
                        Comparator.comparing(
                                (JsonNode node) -> node.isNumber() ? node.asDouble() + "" : node.toString()),
                        named(other));
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
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}

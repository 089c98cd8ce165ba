package io.volmount.shell.parse;

import io.volmount.dcos.InstalledDcos;
import io.volmount.facts.NodeLimits;
import io.volmount.volume.Role;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The agent's settings for volume discovery.
 *
 * @param role for which discovery offers disks
 * @param resources a JSON list that discovery puts before the disks that it finds; empty if unknown
 */
record DiscoverySettings(String role, Optional<JsonNode> resources) {

    /** @param version of DC/OS, as the node reports it; of an unknown one, discovery is expected to support roles */
    static DiscoverySettings of(Optional<Role> role, Optional<String> version, Sections sections) {
        boolean isPublic = role.filter(Role.PUBLIC::equals).isPresent();
        Optional<String> text = sections.document("settings " + (isPublic ? "mesos-slave-public" : "mesos-slave"));
        Assignments settings = Assignments.parse(text.orElse(""));
        String configured = unquoted(settings.get("MESOS_DEFAULT_ROLE"));
        String defaultRole = text.isEmpty() && isPublic ? "slave_public" : "*";
        boolean rolesSupported = new InstalledDcos(version)
                .release()
                .filter(release -> !release.offersForRole())
                .isEmpty();
        return new DiscoverySettings(
                !rolesSupported ? "*" : configured.isEmpty() ? defaultRole : configured,
                text.flatMap(known -> list(unquoted(settings.get("MESOS_RESOURCES")))));
    }

    private static Optional<JsonNode> list(String json) {
        try {
            return Optional.of(JsonMapper.shared().readTree(json.isEmpty() ? "[]" : json))
                    .filter(list -> list.isArray() && list.size() <= NodeLimits.RESOURCES);
        } catch (JacksonException otherForm) {
            return Optional.empty();
        }
    }

    private static String unquoted(String value) {
        String bare = value.strip();
        boolean quoted = bare.length() > 1
                && (bare.startsWith("'") || bare.startsWith("\""))
                && bare.charAt(0) == bare.charAt(bare.length() - 1);
        return quoted ? bare.substring(1, bare.length() - 1) : bare;
    }
}

package io.volmount.shell.parse;

import io.volmount.facts.MountDisks;
import io.volmount.facts.NodeLimits;
import io.volmount.facts.ResourcesFile;
import io.volmount.shell.session.NodeText;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Parses the resources file of volume discovery (DC/OS 1.7 to 2.2): comments and one line {@code
 * MESOS_RESOURCES='<json>'}. The order of the JSON keys varies by version.
 */
final class MesosResources {
    private static final Pattern SETTING = Pattern.compile("MESOS_RESOURCES='([^']*)'");
    private static final Pattern CACHE = Pattern.compile("MESOS_RESOURCES='\\[[^']*]'");
    private static final JsonMapper JSON = JsonMapper.shared();

    private MesosResources() {}

    /**
     * Reads the file.
     *
     * @param written when it was last written
     * @param discovery the agent's settings for discovery
     */
    static ResourcesFile parse(String text, Instant written, DiscoverySettings discovery) {
        List<String> settings = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        if (settings.isEmpty()) {
            return ResourcesFile.empty(written);
        }
        if (settings.size() != 1) {
            return ResourcesFile.unreadable(written, "it has " + settings.size() + " settings instead of one");
        }
        Matcher setting = SETTING.matcher(settings.get(0).strip());
        if (!setting.matches()) {
            return ResourcesFile.unreadable(written, "its line is not MESOS_RESOURCES='...'");
        }
        try {
            JsonNode resources = JSON.readTree(setting.group(1));
            if (resources.size() > NodeLimits.RESOURCES) {
                return ResourcesFile.unreadable(written, "it lists " + resources.size() + " resources");
            }
            return resources.isArray()
                    ? new ResourcesFile(
                            ResourcesFile.State.READ,
                            MountDisks.in(resources),
                            written,
                            text.endsWith("\n")
                                    && CACHE.matcher(settings.get(0)).matches(),
                            "",
                            ResourceEdits.in(resources, discovery))
                    : ResourcesFile.unreadable(written, "its JSON is not a list");
        } catch (JacksonException e) {
            return ResourcesFile.unreadable(written, "its JSON is invalid: " + NodeText.line(e.getOriginalMessage()));
        }
    }
}

package io.volmount.inventory;

import io.volmount.document.Located;
import io.volmount.inventory.source.Setting;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes agents in volmount's format with all their settings. Contains only settings that volmount uses, hence no
 * password.
 *
 * @param home replaced by {@code ~}
 */
record InventoryText(Path home) {
    private static final JsonMapper LINE =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    String of(Inventory inventory) {
        StringBuilder text = new StringBuilder("version: 1\n");
        inventory.master().ifPresent(url -> text.append("master: " + LINE.writeValueAsString(url.toString()) + "\n"));
        text.append("groups:\n  agents:\n    hosts:\n");
        for (Host host : inventory.hosts()) {
            text.append("      - " + LINE.writeValueAsString(settings(host)) + "\n");
        }
        return text.toString();
    }

    private Map<String, Object> settings(Host host) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("name", host.name());
        settings.put(Setting.ADDRESS.key(), host.address().value());
        put(settings, Setting.PORT, host.port());
        put(settings, Setting.USER, host.user());
        put(settings, Setting.IDENTITY_FILE, host.identityFile().map(file -> file.map(this::path)));
        put(settings, Setting.KNOWN_HOSTS_FILE, host.knownHostsFile().map(file -> file.map(this::path)));
        if (!host.sshArguments().isEmpty()) {
            settings.put(
                    Setting.SSH_ARGUMENTS.key(),
                    host.sshArguments().stream()
                            .map(word -> quoted(word.value()))
                            .collect(Collectors.joining(" ")));
        }
        put(settings, Setting.ALGORITHMS, host.algorithms().map(profile -> profile.map(AlgorithmProfile::word)));
        put(settings, Setting.SUDO, host.sudo().map(sudo -> sudo.map(Sudo::word)));
        put(settings, Setting.ROLE, host.role().map(role -> role.map(found -> found.word())));
        put(settings, Setting.ZONE, host.zone());
        if (!host.vars().isEmpty()) {
            settings.put("vars", host.variables());
        }
        return settings;
    }

    private static void put(Map<String, Object> settings, Setting setting, Optional<? extends Located<?>> value) {
        value.ifPresent(said -> settings.put(setting.key(), said.value()));
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\"'\"'") + "'";
    }

    private String path(Path file) {
        return file.startsWith(home) ? "~/" + home.relativize(file) : file.toString();
    }
}

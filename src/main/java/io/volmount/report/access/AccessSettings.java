package io.volmount.report.access;

import io.volmount.access.Access;
import io.volmount.access.Hop;
import io.volmount.access.HostKeyPolicy;
import io.volmount.access.Route;
import io.volmount.access.Sourced;
import io.volmount.document.Durations;
import io.volmount.document.Located;
import io.volmount.inventory.AlgorithmProfile;
import io.volmount.inventory.Sudo;
import io.volmount.volume.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every setting that decides how an agent is reached and treated, in display order. */
final class AccessSettings {
    private static final String DEFAULT = "default";

    private final List<Setting> settings = new ArrayList<>();
    private String prefix = "";

    /**
     * @param value a number or text
     * @param origin {@code file:line:column}, or {@code default}
     */
    record Setting(String name, Object value, String origin) {}

    private AccessSettings() {}

    static List<Setting> of(Access access) {
        AccessSettings all = new AccessSettings();
        all.server(access.server());
        all.hops(access.server().route().value().hops());
        all.login(access.login());
        all.hostKeys(access.hostKeys());
        all.patience(access.patience());
        all.add("algorithms", access.algorithms().map(AlgorithmProfile::word));
        all.add("sudo", access.sudo().map(Sudo::word));
        all.node(access);
        return List.copyOf(all.settings);
    }

    private void server(Access.Server server) {
        add("address", server.address());
        add("port", server.port());
        add("route", server.route().map(Route::words));
    }

    /** The jump hosts, in the order in which they are passed. */
    private void hops(List<Hop> hops) {
        for (Hop hop : hops) {
            prefix = "jump" + (hops.indexOf(hop) + 1) + ".";
            add("address", hop.server().address());
            add("port", hop.server().port());
            login(hop.login());
            hostKeys(hop.hostKeys());
        }
        prefix = "";
    }

    private void login(Access.Login login) {
        add("user", login.user());
        files("identityFile", login.identityFiles());
        files("certificateFile", login.certificateFiles());
        add("identitiesOnly", login.identitiesOnly().map(only -> only ? "yes" : "no"));
        add(
                "keyAgent",
                login.keyAgent().map(socket -> socket.map(Path::toString).orElse("none")));
    }

    private void hostKeys(Access.HostKeys keys) {
        add("hostKeyPolicy", keys.policy().map(HostKeyPolicy::word));
        keys.alias().ifPresent(alias -> add("hostKeyAlias", alias));
        files("knownHostsFile", keys.files());
    }

    private void patience(Access.Patience patience) {
        add("connectTimeout", patience.connect().map(Durations::text));
        add("keepAliveInterval", patience.keepAliveInterval().map(Durations::text));
        add("keepAliveCount", patience.keepAliveCount());
    }

    private void node(Access access) {
        placed("role", access.host().role().map(role -> role.map(Role::word)), "auto");
        placed("zone", access.host().zone(), "none");
        access.host().vars().forEach((name, value) -> placed("vars." + name, Optional.of(value), ""));
    }

    private void add(String setting, Sourced<?> value) {
        settings.add(new Setting(prefix + setting, value.value(), value.origin()));
    }

    private void files(String setting, List<Sourced<Path>> files) {
        files.forEach(file -> add(setting, file.map(Path::toString)));
    }

    private void placed(String setting, Optional<Located<String>> value, String usual) {
        settings.add(value.map(said ->
                        new Setting(setting, said.value(), said.location().toString()))
                .orElse(new Setting(setting, usual, DEFAULT)));
    }
}

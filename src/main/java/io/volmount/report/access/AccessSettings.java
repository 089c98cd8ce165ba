package io.volmount.report.access;

import io.volmount.access.Access;
import io.volmount.access.IdentityChoice;
import io.volmount.access.Origins;
import io.volmount.access.ResolvedJumpHost;
import io.volmount.access.SshTarget;
import io.volmount.document.Durations;
import io.volmount.document.Located;
import io.volmount.volume.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every setting that decides how an agent is reached and treated, in display order. */
final class AccessSettings {
    private static final String DEFAULT = "default";

    private final List<Setting> settings = new ArrayList<>();
    private final Origins origins;
    private final String prefix;

    /**
     * @param value a number or text
     * @param origin {@code file:line:column}, or {@code default}
     */
    record Setting(String name, Object value, String origin) {}

    /** @param prefix before the name of each setting */
    private AccessSettings(Origins origins, String prefix) {
        this.origins = origins;
        this.prefix = prefix;
    }

    static List<Setting> of(Access access) {
        AccessSettings all = new AccessSettings(access.origins(), "");
        SshTarget target = access.target();
        all.server(target);
        all.add("route", access.route());
        all.hops(access.hops());
        all.login(target);
        all.timeouts(target.timeouts());
        all.add("algorithms", target.algorithms().word());
        all.add("sudo", access.sudo().word());
        all.node(access);
        return List.copyOf(all.settings);
    }

    /** The jump hosts, in the order in which they are passed. */
    private void hops(List<ResolvedJumpHost> hops) {
        for (ResolvedJumpHost hop : hops) {
            AccessSettings own = new AccessSettings(hop.origins(), "jump" + (hops.indexOf(hop) + 1) + ".");
            own.server(hop.target());
            own.login(hop.target());
            settings.addAll(own.settings);
        }
    }

    private void server(SshTarget target) {
        add("address", target.address());
        add("port", target.port());
    }

    private void login(SshTarget target) {
        IdentityChoice identities = target.identities();
        add("user", target.user());
        files("identityFile", identities.files());
        files("certificateFile", identities.certificates());
        add("identitiesOnly", identities.identitiesOnly() ? "yes" : "no");
        add("keyAgent", identities.sshAgent().map(Path::toString).orElse("none"));
        add("hostKeyPolicy", target.hostKeys().policy().word());
        target.hostKeys().alias().ifPresent(alias -> add("hostKeyAlias", alias));
        files("knownHostsFile", target.hostKeys().files());
    }

    private void timeouts(SshTarget.Timeouts timeouts) {
        add("connectTimeout", Durations.text(timeouts.connect()));
        add("keepAliveInterval", Durations.text(timeouts.keepAliveInterval()));
        add("keepAliveCount", timeouts.keepAliveCount());
    }

    private void node(Access access) {
        placed("role", access.host().role().map(role -> role.map(Role::word)), "auto");
        placed("zone", access.host().zone(), "none");
        access.host().vars().forEach((name, value) -> placed("vars." + name, Optional.of(value), ""));
    }

    private void add(String setting, Object value) {
        settings.add(new Setting(prefix + setting, value, origins.origin(setting)));
    }

    private void files(String setting, List<Path> files) {
        for (int i = 0; i < files.size(); i++) {
            settings.add(new Setting(prefix + setting, files.get(i).toString(), origins.origin(setting, i)));
        }
    }

    private void placed(String setting, Optional<Located<String>> value, String usual) {
        settings.add(value.map(said ->
                        new Setting(setting, said.value(), said.location().toString()))
                .orElse(new Setting(setting, usual, DEFAULT)));
    }
}

package io.volmount.access;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Diagnostics;
import io.volmount.inventory.AlgorithmProfile;
import io.volmount.inventory.Host;
import io.volmount.inventory.Sudo;
import io.volmount.sshconfig.HostSettings;
import io.volmount.sshconfig.LocalUser;
import io.volmount.sshconfig.SshConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Resolves how to reach an agent. The inventory takes precedence over ssh_config, and that over the defaults.
 *
 * <p>ssh_config is evaluated for the agent's address in the inventory, as if it were the argument of {@code ssh}:
 * {@code Host} patterns match it, and {@code HostName} may replace it. The agent's name is used only if it is also
 * its address, so a {@code Host} block with the same name never redirects an agent that has an address.
 */
public final class AccessResolver {
    private final SshConfig config;
    private final LocalUser user;

    /** @param the local user, whose default files and ssh-agent are used and whose name is the default login */
    public AccessResolver(SshConfig config, LocalUser user) {
        this.config = config;
        this.user = user;
    }

    private Access of(Host host, SshConfigCache configs) {
        SshConfigCache.Entry own = configs.with(host.sshArguments());
        Overrides overrides = Overrides.of(host);
        HostSettings settings = own.config().settingsFor(host.address().value(), overrides.given());
        AccessMerger merger = new AccessMerger(overrides, settings, user);
        Sourced<Routes.Resolved> route = own.routes().of(settings);
        SshTarget target = merger.target(route, Sourced.of(host.algorithms(), AlgorithmProfile.MODERN), true);
        List<ResolvedJumpHost> hops = route.value().hops();
        return new Access(
                host,
                target,
                merger.origins().value("sudo", Sourced.of(host.sudo(), Sudo.PASSWORDLESS)),
                hops,
                merger.origins().all(),
                Stream.of(
                                own.notes().stream(),
                                merger.filter().all().stream(),
                                hops.stream().flatMap(hop -> hop.notes().stream()))
                        .flatMap(notes -> notes)
                        .toList());
    }

    /**
     * Resolves several agents. It is an error if a route is circular, or if two agents have the same endpoint and
     * route.
     */
    public List<Access> ofAll(List<Host> hosts, Diagnostics diagnostics) {
        SshConfigCache configs = new SshConfigCache(config, user, diagnostics);
        List<Access> all = hosts.stream().map(host -> of(host, configs)).toList();
        Map<String, Access> known = new HashMap<>();
        for (Access access : all) {
            String way = access.endpoint() + " " + access.route();
            Access other = known.putIfAbsent(way.toLowerCase(Locale.ROOT), access);
            if (other != null) {
                diagnostics.add(
                        access.host().address().location(),
                        "the agents " + quoted(other.name()) + " ("
                                + other.host().address().location() + ") and "
                                + quoted(access.name()) + " are both at " + access.endpoint() + " ("
                                + access.origins().origin("address")
                                + "), so one machine would be changed twice; remove one or correct its address");
            }
        }
        return all;
    }
}

package io.volmount.access;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Diagnostics;
import io.volmount.document.InvalidInput;
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
 * Puts together how to reach an agent. The inventory decides, then OpenSSH's configuration, then what is usual.
 *
 * <p>The configuration is asked for the inventory's address, as if it had been typed after {@code ssh}: {@code Host}
 * patterns match it, {@code HostName} says where it leads. An agent's name in the inventory plays no part unless it is the
 * address too; so an address given beside the name is never led astray by a {@code Host} block of that name.
 */
public final class AccessResolver {
    private final SshConfig config;
    private final LocalUser user;

    /** @param user whose usual files and ssh-agent are used, and who logs in where nothing else is said */
    public AccessResolver(SshConfig config, LocalUser user) {
        this.config = config;
        this.user = user;
    }

    /**
     * Looks at no file but a configuration that the host's own options of ssh name.
     *
     * @throws InvalidInput if the way there leads in a circle, or the host's own options of ssh are wrong
     */
    public Access of(Host host) {
        Diagnostics diagnostics = new Diagnostics();
        Access access = of(host, new SshConfigCache(config, user, diagnostics));
        diagnostics.throwIfAny();
        return access;
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
     * The same for several agents. It is a problem if a way leads in a circle, or if two agents turn out to be one machine,
     * reached the same way.
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

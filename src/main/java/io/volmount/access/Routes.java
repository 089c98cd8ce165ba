package io.volmount.access;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Diagnostics;
import io.volmount.document.Located;
import io.volmount.inventory.AlgorithmProfile;
import io.volmount.sshconfig.HostSettings;
import io.volmount.sshconfig.JumpHost;
import io.volmount.sshconfig.LocalUser;
import io.volmount.sshconfig.SshConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Resolves {@code ProxyJump} and {@code ProxyCommand} as OpenSSH does: {@code ProxyJump a,b} goes through {@code a},
 * then {@code b}. The settings of each jump host come from ssh_config for its own name, but only the first may have a
 * route of its own, because the route to the others is given. Routes that agents share are resolved once. Not
 * thread-safe.
 */
final class Routes {
    /** A limit, because {@code ProxyJump x%h} for every host would never end. */
    private static final int LONGEST = 16;

    private static final Resolved DIRECT = Resolved.by(new Route.Direct());

    private final SshConfig config;
    private final LocalUser user;
    private final Diagnostics diagnostics;
    private final Map<Located<List<JumpHost>>, Resolved> cached = new HashMap<>();

    /**
     * A route and its jump hosts.
     *
     * @param hops first to last
     */
    record Resolved(Route route, List<ResolvedJumpHost> hops) {
        private static Resolved by(Route route) {
            return new Resolved(route, List.of());
        }
    }

    /** @param diagnostics receives circular routes */
    Routes(SshConfig config, LocalUser user, Diagnostics diagnostics) {
        this.config = config;
        this.user = user;
        this.diagnostics = diagnostics;
    }

    Sourced<Resolved> of(HostSettings settings) {
        return route(settings, List.of());
    }

    /** @param targets the servers that this route leads to, the nearest last */
    private Sourced<Resolved> route(HostSettings settings, List<JumpHost> targets) {
        String shell = user.environment().getOrDefault("SHELL", "/bin/sh");
        Optional<Located<Resolved>> jumps = settings.proxyJump()
                .filter(jump -> !jump.value().isEmpty())
                .map(jump -> jump.map(hosts -> through(jump, targets)));
        Optional<Located<Resolved>> command = settings.proxyCommand()
                .filter(line -> !line.value().isEmpty())
                .map(line -> line.map(text -> Resolved.by(new Route.Command(shell, text))));
        Optional<Located<Resolved>> none = settings.proxyCommand()
                .<Located<Resolved>>map(line -> line.map(any -> DIRECT))
                .or(() -> settings.proxyJump().map(jump -> jump.map(any -> DIRECT)));
        return Sourced.of(jumps.or(() -> command).or(() -> none), DIRECT);
    }

    private Resolved through(Located<List<JumpHost>> jumps, List<JumpHost> targets) {
        Optional<Resolved> cachedRoute = Optional.ofNullable(cached.get(jumps));
        if (cachedRoute.isPresent()) {
            return cachedRoute.get();
        }
        JumpHost first = jumps.value().get(0);
        if (targets.contains(first) || targets.size() == LONGEST) {
            diagnostics.add(
                    jumps.location(),
                    "the route to " + quoted(first.toString()) + " leads through " + quoted(first.toString())
                            + " again, or has no end; set `ProxyJump none` in a `Host` block for the server that is reached directly");
            return DIRECT;
        }
        List<JumpHost> furtherTargets = new ArrayList<>(targets);
        furtherTargets.add(first);
        Optional<Sourced<Resolved>> given = Optional.empty();
        for (JumpHost jump : jumps.value()) {
            Resolved through = through(jumps.map(any -> jump), given, furtherTargets);
            given = Optional.of(Sourced.of(jumps.map(any -> through)));
        }
        Resolved whole = given.orElseThrow().value();
        cached.put(jumps, whole);
        return whole;
    }

    private Resolved through(Located<JumpHost> jump, Optional<Sourced<Resolved>> given, List<JumpHost> targets) {
        Overrides overrides = Overrides.of(jump);
        HostSettings settings = config.settingsFor(jump.value().host(), overrides.given());
        AccessMerger merger = new AccessMerger(overrides, settings, user);
        Sourced<Resolved> route = given.orElseGet(() -> route(settings, targets));
        SshTarget target = merger.target(route, Sourced.byDefault(AlgorithmProfile.MODERN), false);
        ResolvedJumpHost hop = new ResolvedJumpHost(
                jump.value(), target, merger.origins().all(), merger.filter().all());
        return new Resolved(
                new Route.Through(target),
                Stream.concat(route.value().hops().stream(), Stream.of(hop)).toList());
    }
}

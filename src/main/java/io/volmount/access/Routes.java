package io.volmount.access;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Diagnostics;
import io.volmount.document.Located;
import io.volmount.sshconfig.HostSettings;
import io.volmount.sshconfig.JumpHost;
import io.volmount.sshconfig.LocalUser;
import io.volmount.sshconfig.SshConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows the ways that the configuration gives, as OpenSSH follows them: {@code ProxyJump a,b} goes through {@code a}, then
 * {@code b}. Each is reached by what the configuration says of its own name, but only the first one by the way that it
 * says, for the way to the others is given. Ways that many agents share are followed once. For one thread.
 */
final class Routes {
    /** More than anybody needs; {@code ProxyJump x%h} for every host would never end. */
    private static final int LONGEST = 16;

    private final SshConfig config;
    private final LocalUser user;
    private final Diagnostics problems;
    private final Map<Located<List<JumpHost>>, Route> followed = new HashMap<>();

    /** @param problems where a way that leads in a circle is told */
    Routes(SshConfig config, LocalUser user, Diagnostics problems) {
        this.config = config;
        this.user = user;
        this.problems = problems;
    }

    Sourced<Route> of(HostSettings settings) {
        return route(settings, List.of());
    }

    /** @param behind the servers that this way is to lead to, the nearest last */
    private Sourced<Route> route(HostSettings settings, List<JumpHost> behind) {
        String shell = user.environment().getOrDefault("SHELL", "/bin/sh");
        Optional<Located<Route>> jumps = settings.proxyJump()
                .filter(jump -> !jump.value().isEmpty())
                .map(jump -> jump.map(hosts -> through(jump, behind)));
        Optional<Located<Route>> command = settings.proxyCommand()
                .filter(line -> !line.value().isEmpty())
                .map(line -> line.map(text -> new Route.Command(shell, text)));
        Optional<Located<Route>> none = settings.proxyCommand()
                .<Located<Route>>map(line -> line.map(any -> new Route.Direct()))
                .or(() -> settings.proxyJump().map(jump -> jump.map(any -> new Route.Direct())));
        return Sourced.of(jumps.or(() -> command).or(() -> none), new Route.Direct());
    }

    private Route through(Located<List<JumpHost>> jumps, List<JumpHost> behind) {
        Optional<Route> known = Optional.ofNullable(followed.get(jumps));
        if (known.isPresent()) {
            return known.get();
        }
        JumpHost first = jumps.value().get(0);
        if (behind.contains(first) || behind.size() == LONGEST) {
            problems.add(
                    jumps.location(),
                    "the way to " + quoted(first.toString()) + " leads through " + quoted(first.toString())
                            + " again, or has no end; set `ProxyJump none` in a `Host` block for the server that is"
                            + " reached from here");
            return new Route.Direct();
        }
        List<JumpHost> further = new ArrayList<>(behind);
        further.add(first);
        Optional<Sourced<Route>> given = Optional.empty();
        for (JumpHost jump : jumps.value()) {
            Route route = new Route.Through(hop(jumps.map(any -> jump), given, further));
            given = Optional.of(Sourced.of(jumps.map(any -> route)));
        }
        Route whole = given.orElseThrow().value();
        followed.put(jumps, whole);
        return whole;
    }

    private Hop hop(Located<JumpHost> jump, Optional<Sourced<Route>> given, List<JumpHost> behind) {
        Overrides wanted = Overrides.of(jump);
        HostSettings settings = config.settingsFor(jump.value().host(), wanted.given());
        AccessMerger settling = new AccessMerger(wanted, settings, user);
        return new Hop(
                jump.value(),
                settling.server(given.orElseGet(() -> route(settings, behind))),
                settling.login(),
                settling.hostKeys(),
                settling.patience(),
                settling.notes().all());
    }
}

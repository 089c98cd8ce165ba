package io.volmount.inventory;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Placed;
import io.volmount.document.Problems;
import io.volmount.inventory.Draft.HostDraft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Makes hosts of a draft: a host's own settings win over its groups', a group's over its parents', all over the defaults. */
final class HostResolver {
    private static final int USUAL_PORT = 22;

    private final Draft draft;
    private final SettingReader reader;
    private final Problems problems;
    private final Ancestry ancestry;
    private final Map<Set<String>, List<Settings>> layers = new HashMap<>();

    HostResolver(Draft draft, SettingReader reader) {
        this.draft = draft;
        this.reader = reader;
        this.problems = draft.problems();
        this.ancestry = new Ancestry(draft.groups(), problems);
    }

    List<Host> hosts() {
        reader.check(draft.defaults());
        draft.groups().values().forEach(group -> reader.check(group.settings()));
        List<Host> hosts = new ArrayList<>();
        Map<String, HostDraft> endpoints = new HashMap<>();
        for (HostDraft host : draft.hosts()) {
            reader.host(host.name(), settings(host), groups(host)).ifPresent(resolved -> {
                HostDraft other = endpoints.putIfAbsent(endpoint(resolved, Names::canonical), host);
                if (other != null) {
                    reportSameMachine(resolved, host, other);
                }
                hosts.add(resolved);
            });
        }
        return hosts;
    }

    private void reportSameMachine(Host resolved, HostDraft host, HostDraft other) {
        problems.add(
                host.name().place(),
                "the agents " + quoted(other.name().text()) + " ("
                        + other.name().place() + ") and "
                        + quoted(resolved.name()) + " have the same address "
                        + endpoint(resolved, HostResolver::bracketed)
                        + ", so one machine would be worked on twice; remove one or correct its address");
    }

    private static String endpoint(Host host, UnaryOperator<String> form) {
        return form.apply(host.address().value()) + ":"
                + host.port().map(Placed::value).orElse(USUAL_PORT);
    }

    private static String bracketed(String address) {
        return address.contains(":") ? "[" + address + "]" : address;
    }

    private Set<String> groups(HostDraft host) {
        Set<String> listed =
                host.listings().keySet().stream().flatMap(Optional::stream).collect(Collectors.toSet());
        return ancestry.withAncestors(listed);
    }

    private Settings settings(HostDraft host) {
        Settings grouped = Settings.NONE;
        for (Settings layer : layers.computeIfAbsent(groups(host), this::nearest)) {
            grouped = grouped.and(layer.without(host.settings()), problems);
        }
        return host.settings().over(grouped).over(draft.defaults());
    }

    /** What every one of these groups says, without what a group inside it says too. */
    private List<Settings> nearest(Set<String> groups) {
        List<Settings> nearest = new ArrayList<>();
        for (String group : groups) {
            Settings own = draft.groups().get(group).settings();
            for (String other : groups) {
                if (!other.equals(group) && ancestry.above(other).contains(group)) {
                    own = own.without(draft.groups().get(other).settings());
                }
            }
            nearest.add(own);
        }
        return nearest;
    }
}

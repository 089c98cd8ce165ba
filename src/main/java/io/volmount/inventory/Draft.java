package io.volmount.inventory;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.InvalidInput;
import io.volmount.document.Node.Scalar;
import io.volmount.document.Place;
import io.volmount.document.Problems;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an inventory file says, before the nearest setting wins. Filled by a format. */
final class Draft {
    private final Problems problems;
    private final Map<String, GroupDraft> groups = new LinkedHashMap<>();
    private final Map<String, HostDraft> hosts = new LinkedHashMap<>();
    private Settings defaults = Settings.NONE;

    Draft(Problems problems) {
        this.problems = problems;
    }

    record GroupDraft(Place place, Settings settings, Set<String> parents) {}

    /** @param listings where it stands in every group, or outside of all groups */
    record HostDraft(Scalar name, Settings settings, Map<Optional<String>, Place> listings) {}

    Problems problems() {
        return problems;
    }

    Settings defaults() {
        return defaults;
    }

    Map<String, GroupDraft> groups() {
        return groups;
    }

    Collection<HostDraft> hosts() {
        return hosts.values();
    }

    void defaults(Settings settings) {
        defaults = defaults.and(settings, problems);
    }

    /** Adds to what is known of a group. */
    void group(Scalar name, Settings settings) {
        GroupDraft known = groups.get(name.text());
        if (known == null) {
            Names.objectionToGroup(name.text()).ifPresent(objection -> problems.add(name.place(), objection));
            groups.put(name.text(), new GroupDraft(name.place(), settings, new LinkedHashSet<>()));
        } else {
            Settings both = known.settings.and(settings, problems);
            groups.put(name.text(), new GroupDraft(known.place, both, known.parents));
        }
    }

    /** Puts a group into another; both are known already. */
    void child(String parent, String child) {
        groups.get(child).parents.add(parent);
    }

    /** Lists a host in a group, or outside of all groups. One that stands in several groups is one host. */
    void host(Scalar name, Optional<String> group, Settings settings) {
        Optional<String> objection = Names.objectionToHost(name.text());
        if (objection.isPresent()) {
            problems.add(name.place(), objection.get());
            return;
        }
        if (hosts.size() == HostRange.MOST) {
            throw new InvalidInput(
                    name.place(), "more than " + HostRange.MOST + " agents; check the ranges or split the file");
        }
        HostDraft known = hosts.getOrDefault(name.text(), new HostDraft(name, Settings.NONE, new HashMap<>()));
        Place earlier = known.listings.putIfAbsent(group, name.place());
        if (earlier != null) {
            problems.add(
                    name.place(),
                    "the agent " + quoted(name.text()) + " is listed already at " + earlier
                            + "; remove one of the two");
        }
        hosts.put(name.text(), new HostDraft(known.name, known.settings.and(settings, problems), known.listings));
    }
}

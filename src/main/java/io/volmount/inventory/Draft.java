package io.volmount.inventory;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Diagnostics;
import io.volmount.document.InvalidInput;
import io.volmount.document.Node.Scalar;
import io.volmount.document.SourceLocation;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What files in volmount's own form say, before the nearest setting wins. What a later file says wins. */
final class Draft {
    private final Diagnostics problems;
    private final Map<String, GroupDraft> groups = new LinkedHashMap<>();
    private final Map<String, HostDraft> hosts = new LinkedHashMap<>();
    private Settings defaults = Settings.NONE;

    Draft(Diagnostics problems) {
        this.problems = problems;
    }

    /** What a group says. */
    record GroupDraft(SourceLocation location, Settings settings) {}

    /** @param listings where it stands in every group */
    record HostDraft(Scalar name, Settings settings, Map<String, SourceLocation> listings) {}

    Diagnostics problems() {
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
        defaults = settings.over(defaults);
    }

    /** Adds to what is known of a group. */
    void group(Scalar name, Settings settings) {
        GroupDraft known = groups.get(name.text());
        if (known == null) {
            Names.objectionToGroup(name.text()).ifPresent(objection -> problems.add(name.location(), objection));
            groups.put(name.text(), new GroupDraft(name.location(), settings));
        } else {
            groups.put(name.text(), new GroupDraft(known.location, settings.over(known.settings)));
        }
    }

    /** Lists a host in a group. One that stands in several groups is one host. */
    void host(Scalar name, String group, Settings settings) {
        Optional<String> objection = Names.objectionToHost(name.text());
        if (objection.isPresent()) {
            problems.add(name.location(), objection.get());
            return;
        }
        if (hosts.size() == HostRange.MOST) {
            throw new InvalidInput(
                    name.location(), "more than " + HostRange.MOST + " agents; check the ranges or split the file");
        }
        HostDraft known = hosts.getOrDefault(name.text(), new HostDraft(name, Settings.NONE, new HashMap<>()));
        SourceLocation earlier = known.listings.put(group, name.location());
        if (earlier != null && earlier.file().equals(name.location().file())) {
            problems.add(
                    name.location(),
                    "the agent " + quoted(name.text()) + " is listed already at " + earlier
                            + "; remove one of the two");
        }
        hosts.put(name.text(), new HostDraft(known.name, merged(known.settings, settings), known.listings));
    }

    /** Of one file, two places must not contradict each other; a later file wins over an earlier one. */
    private Settings merged(Settings known, Settings added) {
        return added.fromAnotherFileThan(known) ? added.over(known) : known.and(added, problems);
    }
}

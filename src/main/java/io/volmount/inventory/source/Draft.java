package io.volmount.inventory.source;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Diagnostics;
import io.volmount.document.InvalidInput;
import io.volmount.document.Node.Scalar;
import io.volmount.document.SourceLocation;
import io.volmount.mesos.MasterUrl;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The content of files in volmount's format, before settings are merged. Later files win. */
public final class Draft {
    private final Diagnostics diagnostics;
    private final Map<String, GroupDraft> groups = new LinkedHashMap<>();
    private final Map<String, HostDraft> hosts = new LinkedHashMap<>();
    private Settings defaults = Settings.NONE;
    private Optional<MasterUrl> master = Optional.empty();

    public Draft(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** A group's settings. */
    public record GroupDraft(SourceLocation location, Settings settings) {}

    /** @param listings its location in each group */
    public record HostDraft(Scalar name, Settings settings, Map<String, SourceLocation> listings) {}

    public Diagnostics diagnostics() {
        return diagnostics;
    }

    public Settings defaults() {
        return defaults;
    }

    public Map<String, GroupDraft> groups() {
        return groups;
    }

    public Collection<HostDraft> hosts() {
        return hosts.values();
    }

    public void defaults(Settings settings) {
        defaults = settings.over(defaults);
    }

    public Optional<MasterUrl> master() {
        return master;
    }

    public void master(MasterUrl url) {
        master = Optional.of(url);
    }

    public void group(Scalar name, Settings settings) {
        GroupDraft known = groups.get(name.text());
        if (known == null) {
            NameRules.objectionToGroup(name.text()).ifPresent(objection -> diagnostics.add(name.location(), objection));
            groups.put(name.text(), new GroupDraft(name.location(), settings));
        } else {
            groups.put(name.text(), new GroupDraft(known.location, settings.over(known.settings)));
        }
    }

    /** Adds a host to a group. A host in several groups is one host. */
    public void host(Scalar name, String group, Settings settings) {
        Optional<String> objection = NameRules.objectionToHost(name.text());
        if (objection.isPresent()) {
            diagnostics.add(name.location(), objection.get());
            return;
        }
        if (hosts.size() == HostRange.MOST) {
            throw new InvalidInput(
                    name.location(), "more than " + HostRange.MOST + " agents; check the ranges or split the file");
        }
        HostDraft known = hosts.getOrDefault(name.text(), new HostDraft(name, Settings.NONE, new HashMap<>()));
        SourceLocation earlier = known.listings.put(group, name.location());
        if (earlier != null && earlier.file().equals(name.location().file())) {
            diagnostics.add(
                    name.location(),
                    "the agent " + quoted(name.text()) + " is listed already at " + earlier
                            + "; remove one of the two");
        }
        hosts.put(name.text(), new HostDraft(known.name, merged(known.settings, settings), known.listings));
    }

    /** Settings within a file must not conflict; a later file overrides an earlier one. */
    private Settings merged(Settings known, Settings added) {
        return added.fromAnotherFileThan(known) ? added.over(known) : known.and(added, diagnostics);
    }
}

package io.volmount.inventory;

import io.volmount.document.Diagnostics;
import io.volmount.document.SourceLocation;
import io.volmount.inventory.source.Draft;
import io.volmount.inventory.source.Draft.HostDraft;
import io.volmount.inventory.source.Settings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Merges settings of a draft: a host's own settings override its groups', which override the defaults. */
final class HostResolver {
    private final Draft draft;
    private final SettingReader reader;

    /** Reports invalid values, also of agents that are not selected. */
    HostResolver(Draft draft, SettingReader reader, Diagnostics diagnostics) {
        this.draft = draft;
        this.reader = reader;
        reader.check(draft.defaults(), diagnostics);
        draft.groups().values().forEach(group -> reader.check(group.settings(), diagnostics));
        draft.hosts().forEach(host -> reader.check(host.settings(), diagnostics));
    }

    List<Candidate> candidates() {
        return draft.hosts().stream().<Candidate>map(OwnCandidate::new).toList();
    }

    private Settings settings(HostDraft host, HostContext context) {
        Settings grouped = Settings.NONE;
        for (String group : host.listings().keySet()) {
            Settings layer = draft.groups().get(group).settings().without(host.settings());
            grouped = grouped.and(layer, context.variables()::contains, context.diagnostics());
        }
        return host.settings().over(grouped).over(draft.defaults());
    }

    private final class OwnCandidate implements Candidate {
        private final HostDraft host;

        OwnCandidate(HostDraft host) {
            this.host = host;
        }

        @Override
        public String name() {
            return host.name().text();
        }

        @Override
        public SourceLocation location() {
            return host.name().location();
        }

        @Override
        public Set<String> groups() {
            return host.listings().keySet();
        }

        @Override
        public Optional<Host> host(HostContext context) {
            return reader.host(host.name(), settings(host, context), groups(), context.diagnostics());
        }
    }
}

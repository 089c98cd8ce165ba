package io.volmount.inventory;

import io.volmount.document.Diagnostics;
import io.volmount.document.SourceLocation;
import io.volmount.inventory.Draft.HostDraft;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes hosts of a draft: a host's own settings win over its groups', those over the defaults. */
final class HostResolver {
    private final Draft draft;
    private final SettingReader reader;

    /** Reports values that are wrong, even if no command wants the agents that have them. */
    HostResolver(Draft draft, SettingReader reader, Diagnostics problems) {
        this.draft = draft;
        this.reader = reader;
        reader.check(draft.defaults(), problems);
        draft.groups().values().forEach(group -> reader.check(group.settings(), problems));
        draft.hosts().forEach(host -> reader.check(host.settings(), problems));
    }

    List<Candidate> candidates() {
        return draft.hosts().stream().<Candidate>map(OwnCandidate::new).toList();
    }

    private Settings settings(HostDraft host, Wants wants) {
        Settings grouped = Settings.NONE;
        for (String group : host.listings().keySet()) {
            Settings layer = draft.groups().get(group).settings().without(host.settings());
            grouped = grouped.and(layer, wants.variables()::contains, wants.problems());
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
        public Optional<Host> host(Wants wants) {
            return reader.host(host.name(), settings(host, wants), groups(), wants.problems());
        }
    }
}

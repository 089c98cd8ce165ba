package io.volmount.sshconfig;

import io.volmount.text.Wildcard;
import java.util.List;

/** When a block counts. */
sealed interface Condition {
    boolean holds(Lookup lookup);

    /** {@code Host}: patterns for the name as it was given. */
    record Hosts(List<String> patterns) implements Condition {
        @Override
        public boolean holds(Lookup lookup) {
            return Wildcard.anyMatches(patterns, lookup.host());
        }
    }

    /** {@code Match}: all criteria must hold. */
    record Criteria(List<Criterion> criteria) implements Condition {
        @Override
        public boolean holds(Lookup lookup) {
            return criteria.stream().allMatch(criterion -> criterion.holds(lookup));
        }

        /** Whether the configuration has to be gone through a second time, when the host's real name is known. */
        boolean wantsFinalPass() {
            return criteria.stream().anyMatch(criterion -> criterion.subject() == Criterion.Subject.FINAL);
        }
    }
}

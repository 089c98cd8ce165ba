package io.volmount.sshconfig;

import io.volmount.text.Wildcard;
import java.util.List;

/** The condition of a {@code Host} or {@code Match} block. */
sealed interface Condition {
    boolean holds(Lookup lookup);

    /** {@code Host}: patterns for the name as given. */
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

        /** Whether the configuration needs a second pass, with the final host name. */
        boolean needsFinalPass() {
            return criteria.stream().anyMatch(criterion -> criterion.subject() == Criterion.Subject.FINAL);
        }
    }
}

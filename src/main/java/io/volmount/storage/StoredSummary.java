package io.volmount.storage;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the list of runs says of a run that has ended; made of its journal, and valid as long as that is the same.
 *
 * @param playbook the name of the playbook
 * @param milestones in order; the first is its beginning and the last its end
 * @param counts number of agents by the word of their outcome, without zeros
 * @param open number of agents that have not ended well
 * @param took how long processes worked on it
 */
public record StoredSummary(
        JournalState journal,
        String playbook,
        List<Milestone> milestones,
        Map<String, Integer> counts,
        int open,
        Duration took) {

    /** @throws IllegalArgumentException if it has no beginning */
    public StoredSummary {
        if (milestones.isEmpty()) {
            throw new IllegalArgumentException("a run without a beginning");
        }
        milestones = List.copyOf(milestones);
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }
}

package io.volmount.agent;

import java.util.List;
import java.util.Map;

/**
 * All that one look at a node offers to prove or disprove its volumes.
 *
 * @param facts the look itself
 * @param mountUnits the systemd mount unit of each volume asked about
 * @param journal lines of the current boot about mounting, discovery and the agent's start, oldest first
 */
public record Evidence(AgentFacts facts, Map<VolumePath, UnitState> mountUnits, List<JournalLine> journal) {
    public Evidence {
        mountUnits = Map.copyOf(mountUnits);
        journal = List.copyOf(journal);
    }

    /** The same without the journal lines of any other boot than the one looked at. */
    public Evidence ofThisBoot() {
        String boot = facts.bootId().replace("-", "");
        return new Evidence(
                facts,
                mountUnits,
                journal.stream().filter(line -> line.bootId().equals(boot)).toList());
    }
}

package io.volmount.facts;

import java.util.List;
import java.util.Optional;

/**
 * All that one look at a node offers to prove or disprove its volumes.
 *
 * @param facts the look itself
 * @param journal lines of the current boot about mounting, discovery and the agent's start, and about lines of these that
 *     were dropped; oldest first
 * @param oldest the oldest line that the journal holds of the current boot, whoever wrote it; empty when none was read
 * @param process the main process of the agent unit; empty when none runs, and when it could not be read
 */
public record Evidence(
        AgentFacts facts, List<JournaldLine> journal, Optional<JournaldLine> oldest, Optional<Process> process) {

    /**
     * A running agent, as the kernel tells of it.
     *
     * @param disks the MOUNT disks among the resources that its flags or its environment gave it as it started
     */
    public record Process(long pid, List<MountDisk> disks) {
        public Process {
            disks = List.copyOf(disks);
        }
    }

    public Evidence {
        journal = List.copyOf(journal);
    }

    /** The same without the journal lines of any other boot than the one looked at. */
    public Evidence ofThisBoot() {
        return new Evidence(
                facts,
                journal.stream().filter(this::isOfThisBoot).toList(),
                oldest.filter(this::isOfThisBoot),
                process);
    }

    private boolean isOfThisBoot(JournaldLine line) {
        return line.bootId().equals(facts.bootId().replace("-", ""));
    }
}

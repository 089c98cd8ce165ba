package io.volmount.facts;

import java.util.List;
import java.util.Optional;

/**
 * What one probe of a node offers to prove or disprove its volumes.
 *
 * @param facts the facts of the same probe
 * @param journal lines of the current boot about mounts, discovery and the agent's start, and about dropped lines of
 *     these; oldest first
 * @param oldest the oldest line of the current boot in the journal, from any unit; empty if none was read
 * @param process the main process of the agent unit; empty if there is none or it could not be read
 * @param registration what the master says about the agent; empty if no master was asked
 */
public record Evidence(
        AgentFacts facts,
        List<JournaldLine> journal,
        Optional<JournaldLine> oldest,
        Optional<Process> process,
        Optional<Registration> registration) {

    /**
     * A running agent process, from {@code /proc}.
     *
     * @param disks the MOUNT disks in the resources that its flags or environment contain
     */
    public record Process(long pid, List<MountDisk> disks) {
        public Process {
            disks = List.copyOf(disks);
        }
    }

    public Evidence {
        journal = List.copyOf(journal);
    }

    /** This evidence and what the master says. */
    public Evidence with(Registration registered) {
        return new Evidence(facts, journal, oldest, process, Optional.of(registered));
    }

    /** This evidence without journal lines of other boots. */
    public Evidence ofCurrentBoot() {
        return new Evidence(
                facts,
                journal.stream().filter(this::isOfCurrentBoot).toList(),
                oldest.filter(this::isOfCurrentBoot),
                process,
                registration);
    }

    private boolean isOfCurrentBoot(JournaldLine line) {
        return line.bootId().equals(facts.bootId().replace("-", ""));
    }
}

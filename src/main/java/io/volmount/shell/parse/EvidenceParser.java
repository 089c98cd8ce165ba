package io.volmount.shell.parse;

import io.volmount.agent.ProbeRequest;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.Evidence;
import io.volmount.facts.MountDisks;
import java.util.Optional;

/** Parses the sections of {@code facts.sh}, {@code journal.sh} and {@code process.sh} as evidence. */
public final class EvidenceParser {
    private EvidenceParser() {}

    public static Evidence parse(Sections sections, ProbeRequest request) throws MalformedOutput {
        AgentFacts facts = new FactsParser(sections).facts(request);
        return new Evidence(
                facts,
                JournaldParser.parse(sections.lines("journal")),
                JournaldParser.parse(sections.lines("journal-begins")).stream().findFirst(),
                facts.unit().flatMap(unit -> process("process " + unit.name(), sections)),
                Optional.empty());
    }

    /** Empty if the process was not started with resources in JSON, because then its disks are unknown. */
    private static Optional<Evidence.Process> process(String section, Sections sections) {
        Optional<Long> pid = sections.line(section + " pid")
                .filter(number -> number.matches("[0-9]{1,18}"))
                .map(Long::parseLong);
        return pid.flatMap(number -> sections.document(section + " resources")
                .flatMap(MountDisks::read)
                .map(disks -> new Evidence.Process(number, disks)));
    }
}

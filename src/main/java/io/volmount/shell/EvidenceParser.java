package io.volmount.shell;

import io.volmount.agent.AgentFacts;
import io.volmount.agent.Evidence;
import io.volmount.agent.MountDisks;
import io.volmount.agent.ProbeRequest;
import java.util.Optional;

/** The sections of {@code facts.sh}, {@code journal.sh} and {@code process.sh} as evidence. */
final class EvidenceParser {
    private EvidenceParser() {}

    static Evidence parse(Sections sections, ProbeRequest request) throws NonsenseAnswer {
        AgentFacts facts = new FactsParser(sections).facts(request);
        return new Evidence(
                facts,
                JournalParser.parse(sections.lines("journal")),
                JournalParser.parse(sections.lines("journal-begins")).stream().findFirst(),
                facts.unit().flatMap(unit -> process("process " + unit.name(), sections)));
    }

    /** Empty where it did not tell in JSON what it was started with, for then nothing is known. */
    private static Optional<Evidence.Process> process(String section, Sections sections) {
        Optional<Long> pid = sections.line(section + " pid")
                .filter(number -> number.matches("[0-9]{1,18}"))
                .map(Long::parseLong);
        return pid.flatMap(number -> sections.document(section + " resources")
                .flatMap(MountDisks::read)
                .map(disks -> new Evidence.Process(number, disks)));
    }
}

package io.volmount.shell;

import io.volmount.agent.Evidence;
import io.volmount.agent.ProbeRequest;
import io.volmount.agent.UnitState;
import io.volmount.agent.VolumePath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sections of {@code facts.sh} and {@code journal.sh} as evidence. */
final class EvidenceParser {
    private EvidenceParser() {}

    static Evidence parse(Sections sections, ProbeRequest request, List<VolumePath> volumes) throws NonsenseAnswer {
        FactsParser parser = new FactsParser(sections);
        Units units = parser.units("mount-units");
        Map<VolumePath, UnitState> mountUnits = new HashMap<>();
        volumes.forEach(path -> units.state(path.mountUnit()).ifPresent(state -> mountUnits.put(path, state)));
        return new Evidence(parser.facts(request), mountUnits, JournalParser.parse(sections.lines("journal")));
    }
}

package io.volmount.mesos;

import static io.volmount.mesos.AnswerFields.printable;
import static io.volmount.mesos.AnswerFields.required;
import static io.volmount.mesos.AnswerFields.text;

import io.volmount.facts.NodeLimits;
import io.volmount.text.TerminalSafe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Reads the answer of {@code /slaves}, of Mesos 0.28 to 1.11. */
final class AgentsAnswer {
    private static final String REGISTERED = "slaves";
    private static final String RECOVERED = "recovered_slaves";

    private final List<MesosAgent> agents = new ArrayList<>();
    private int kept;

    private AgentsAnswer() {}

    /** @throws UnusableAnswer if a master would not answer so */
    static MasterAgents read(JsonAnswer answer) throws IOException {
        AgentsAnswer reading = new AgentsAnswer();
        Set<String> found = answer.lists(Map.of(
                REGISTERED, agent -> reading.add(agent, standing(agent)),
                RECOVERED, agent -> reading.add(agent, Standing.RECOVERED)));
        if (!found.contains(REGISTERED)) {
            throw new UnusableAnswer("answers without a list `slaves`, which a Mesos master has; check the URL, which"
                    + " ends with /mesos on DC/OS");
        }
        reading.agents.sort(Comparator.comparing(MesosAgent::hostname).thenComparing(MesosAgent::id));
        return new MasterAgents(reading.agents, found.contains(RECOVERED));
    }

    private void add(JsonNode agent, Standing standing) {
        if (agents.size() == MasterLimits.AGENTS) {
            throw new UnusableAnswer(
                    "answers with more than " + MasterLimits.AGENTS + " agents; is it a Mesos master?");
        }
        MesosAgent read = agent(agent, standing);
        kept += read.attributes().size() + (int) read.resources().count();
        if (kept > MasterLimits.KEPT) {
            throw new UnusableAnswer("answers with more than " + MasterLimits.KEPT
                    + " resources and attributes of agents; is it a Mesos master?");
        }
        agents.add(read);
    }

    private static MesosAgent agent(JsonNode agent, Standing standing) {
        return new MesosAgent(
                required(agent, "id"),
                required(agent, "hostname"),
                standing,
                AnswerFields.address(agent),
                text(agent, "version"),
                attributes(agent.path("attributes")),
                domain(agent.path("domain").path("fault_domain")),
                reserved(agent.path("reserved_resources_full")),
                list(agent.path("unreserved_resources_full"), MesosResource.UNRESERVED));
    }

    private static Standing standing(JsonNode agent) {
        JsonNode active = agent.path("active");
        if (!active.isBoolean()) {
            throw new UnusableAnswer(
                    "answers with an agent without `active`, which every agent of Mesos has; check the URL");
        }
        return active.booleanValue() ? Standing.ACTIVE : Standing.INACTIVE;
    }

    private static Map<String, String> attributes(JsonNode attributes) {
        refuseMoreThan(MasterLimits.ATTRIBUTES, attributes.size(), "attributes");
        Map<String, String> values = new TreeMap<>();
        attributes.properties().forEach(attribute -> {
            JsonNode value = attribute.getValue();
            Optional<String> text = value.isNumber()
                    ? AnswerFields.number(value)
                    : Optional.of(value.asString("")).map(AnswerFields::printable);
            text.ifPresent(known -> values.put(printable(attribute.getKey()), known));
        });
        return values;
    }

    private static Optional<FaultDomain> domain(JsonNode domain) {
        return text(domain.path("zone"), "name")
                .map(zone -> new FaultDomain(text(domain.path("region"), "name").orElse(""), zone));
    }

    private static Optional<List<MesosResource>> reserved(JsonNode roles) {
        if (!roles.isObject()) {
            return Optional.empty();
        }
        List<MesosResource> all = new ArrayList<>();
        roles.properties()
                .forEach(role -> list(role.getValue(), printable(role.getKey())).ifPresent(resources -> {
                    refuseMoreThan(MasterLimits.RESOURCES, all.size() + resources.size(), "resources");
                    all.addAll(resources);
                }));
        return Optional.of(all);
    }

    /** @param role of all of them; elements with refined reservations do not say it themselves */
    private static Optional<List<MesosResource>> list(JsonNode resources, String role) {
        if (!resources.isArray()) {
            return Optional.empty();
        }
        refuseMoreThan(MasterLimits.RESOURCES, resources.size(), "resources");
        return Optional.of(resources
                .valueStream()
                .map(resource -> resource(resource, role))
                .toList());
    }

    private static MesosResource resource(JsonNode resource, String role) {
        JsonNode disk = resource.path("disk");
        JsonNode reservation = reservation(resource);
        return new MesosResource(
                text(resource, "name").orElse(""),
                role,
                resource.path("scalar").path("value").asDouble(0),
                !reservation.isMissingNode(),
                text(reservation, "principal"),
                source(disk.path("source")),
                text(disk.path("persistence"), "id"));
    }

    /** The dynamic one; missing if there is none. */
    private static JsonNode reservation(JsonNode resource) {
        JsonNode last =
                resource.path("reservations").path(resource.path("reservations").size() - 1);
        return last.path("type").asString("").equals("DYNAMIC") ? last : resource.path("reservation");
    }

    private static Optional<MesosResource.Source> source(JsonNode source) {
        return text(source, "type").map(type -> new MesosResource.Source(type, root(source)));
    }

    private static String root(JsonNode source) {
        String written = source.path("mount")
                .path("root")
                .asString(source.path("path").path("root").asString(""));
        return TerminalSafe.line(NodeLimits.cut(written, NodeLimits.PATH), '?');
    }

    private static void refuseMoreThan(int most, int number, String things) {
        if (number > most) {
            throw new UnusableAnswer(
                    "answers with an agent that has more than " + most + " " + things + "; is it a Mesos master?");
        }
    }
}

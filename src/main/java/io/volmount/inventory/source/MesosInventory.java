package io.volmount.inventory.source;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.InvalidInput;
import io.volmount.document.SourceLocation;
import io.volmount.document.Template;
import io.volmount.document.TextFile;
import io.volmount.mesos.FaultDomain;
import io.volmount.mesos.MasterAgents;
import io.volmount.mesos.MasterUnavailable;
import io.volmount.mesos.MasterUrl;
import io.volmount.mesos.Masters;
import io.volmount.mesos.MesosAgent;
import io.volmount.mesos.MesosMachine;
import io.volmount.mesos.MesosMaster;
import io.volmount.mesos.Standing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The agents that a Mesos master knows, as an inventory in volmount's format. How to log in is not in it, because the master
 * does not know it.
 *
 * @param file the inventory, with the master's name
 * @param number of agents in it
 * @param remarks what an operator would miss in it, one sentence each
 */
public record MesosInventory(TextFile file, int number, List<String> remarks) {
    /** About agents that SSH cannot reach. */
    private static final int MOST_REMARKS = 10;

    private static final String PREFIX = "mesos+";
    private static final String PRIVATE = "private-agents";
    private static final String PUBLIC = "public-agents";
    private static final String INACTIVE = "inactive-agents";
    private static final String UNREGISTERED = "unregistered-agents";

    public MesosInventory {
        remarks = List.copyOf(remarks);
    }

    /** Whether an inventory is a master: {@code mesos+https://...} or {@code mesos+http://...}. */
    public static boolean isNamedBy(String name) {
        return name.startsWith(PREFIX + "http://") || name.startsWith(PREFIX + "https://");
    }

    /**
     * Asks a master.
     *
     * @param name its URL, with {@code mesos+} before it or without
     * @throws InvalidInput if it is not a URL, or if the master cannot be asked or knows no agent
     */
    public static MesosInventory read(String name, Masters masters) {
        SourceLocation place = SourceLocation.whole(name.startsWith(PREFIX) ? "--inventory" : "URL");
        MesosMaster master = masters.at(MasterUrl.parse(url(name), place));
        try {
            MasterAgents agents = master.agents();
            if (agents.agents().isEmpty()) {
                throw new InvalidInput(
                        SourceLocation.whole(name),
                        "the master knows no agent; if it does not lead, and is of Mesos before 1.0, name the one that"
                                + " leads");
            }
            return of(name, agents, unreachable(master));
        } catch (MasterUnavailable unavailable) {
            throw new InvalidInput(SourceLocation.whole(name), unavailable.getMessage());
        }
    }

    private static String url(String name) {
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }

    private static OptionalInt unreachable(MesosMaster master) {
        try {
            return master.unreachable();
        } catch (MasterUnavailable notSaid) {
            return OptionalInt.empty();
        }
    }

    /** @param unreachable the number of agents that the master has lost, if it says */
    public static MesosInventory of(String name, MasterAgents agents, OptionalInt unreachable) {
        Writing writing = new Writing(agents.machines());
        String groups = writing.groups();
        List<String> remarks = new ArrayList<>(writing.remarks);
        if (writing.leftOut > MOST_REMARKS) {
            remarks.add(
                    "more agents are not in this inventory for the same reason: " + (writing.leftOut - MOST_REMARKS));
        }
        if (unreachable.isEmpty()) {
            remarks.add("the master does not say whether it has lost agents; one that is unreachable is not in this"
                    + " inventory");
        } else if (unreachable.getAsInt() > 0) {
            remarks.add("the master has lost agents and no longer names them, so they are not in this inventory: "
                    + unreachable.getAsInt());
        }
        StringBuilder text = new StringBuilder("# The agents that " + name + " knows.\n");
        remarks.forEach(remark -> text.append("# ").append(remark).append(".\n"));
        if (!writing.noVariables.isEmpty()) {
            text.append("# Their attributes are variables, except these, whose names a playbook cannot contain: "
                    + String.join(", ", writing.noVariables) + "\n");
        }
        text.append("version: 1\nmaster: ")
                .append(url(name))
                .append("\n")
                .append("# Without a user and an identityFile, ssh_config and ssh-agent decide.\n")
                .append("# defaults: {user: core, identityFile: ~/.ssh/id_ed25519, sudo: passwordless}\n")
                .append(groups);
        return new MesosInventory(new TextFile(name, text.toString()), writing.number, remarks);
    }

    /** Writes the groups, and gathers what is not in them. */
    private static final class Writing {
        private static final JsonMapper JSON =
                JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

        private final List<MesosMachine> machines;
        private final Map<String, Long> hostnames;
        private final Map<String, Long> regionsOfZone;
        private final Map<String, List<String>> lines = new LinkedHashMap<>();
        private final Set<String> noVariables = new TreeSet<>();
        private final List<String> remarks = new ArrayList<>();
        private int leftOut;
        private int number;

        Writing(List<MesosMachine> machines) {
            this.machines = machines;
            this.hostnames = machines.stream()
                    .collect(Collectors.groupingBy(machine -> machine.agent().hostname(), Collectors.counting()));
            this.regionsOfZone = machines.stream()
                    .flatMap(machine -> machine.agent().domain().stream())
                    .distinct()
                    .collect(Collectors.groupingBy(FaultDomain::zone, Collectors.counting()));
        }

        String groups() {
            List.of(PRIVATE, PUBLIC, INACTIVE, UNREGISTERED).forEach(group -> lines.put(group, new ArrayList<>()));
            machines.forEach(this::add);
            StringBuilder text = new StringBuilder("groups:\n");
            group(text, PRIVATE, "    role: private\n");
            group(text, PUBLIC, "    role: public\n");
            group(
                    text,
                    INACTIVE,
                    "    # Registered, but disconnected or deactivated: the master offers nothing of them.\n");
            group(text, UNREGISTERED, "    # Known to an earlier leading master; not registered with this one yet.\n");
            return text.toString();
        }

        private void group(StringBuilder text, String name, String settings) {
            List<String> hosts = lines.get(name);
            if (!hosts.isEmpty()) {
                text.append("  ").append(name).append(":\n").append(settings).append("    hosts:\n");
                hosts.forEach(text::append);
            }
        }

        private void add(MesosMachine machine) {
            MesosAgent agent = machine.agent();
            Optional<String> name = name(machine);
            if (name.isEmpty()) {
                leftOut++;
                if (leftOut > MOST_REMARKS) {
                    return;
                }
                remarks.add("the agent " + agent.id() + " is not in this inventory, because SSH cannot reach "
                        + quoted(machine.address()));
                return;
            }
            number++;
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put("name", json(name.get()));
            if (!machine.address().equals(name.get())) {
                settings.put(Setting.ADDRESS.key(), json(machine.address()));
            }
            agent.domain()
                    .filter(domain -> !domain.zone().isBlank())
                    .ifPresent(domain -> settings.put(Setting.ZONE.key(), json(zone(domain))));
            Map<String, String> variables = variables(agent);
            if (!variables.isEmpty()) {
                settings.put("vars", flow(variables));
            }
            String group = agent.isPublic() ? PUBLIC : PRIVATE;
            machine.others()
                    .forEach(other -> line(
                            group,
                            "# The next machine has another agent, " + other.id() + ", which is "
                                    + other.standing().word() + "."));
            line(group, "- " + flow(settings));
            if (!agent.isActive()) {
                line(agent.standing() == Standing.INACTIVE ? INACTIVE : UNREGISTERED, "- " + json(name.get()));
            }
        }

        private void line(String group, String line) {
            lines.get(group).add("      " + line + "\n");
        }

        /** The host name if it can be one and is the only one, else the address. */
        private Optional<String> name(MesosMachine machine) {
            String hostname = machine.agent().hostname();
            boolean unique = hostnames.get(hostname) == 1;
            if (NameRules.objectionToAddress(machine.address()).isPresent()) {
                return Optional.empty();
            }
            return Optional.of(unique && NameRules.objectionToHost(hostname).isEmpty() ? hostname : machine.address());
        }

        /** With the region only if a zone of another region has the same name. */
        private String zone(FaultDomain domain) {
            return regionsOfZone.get(domain.zone()) == 1 ? domain.zone() : domain.region() + "/" + domain.zone();
        }

        private Map<String, String> variables(MesosAgent agent) {
            Map<String, String> variables = new TreeMap<>();
            agent.attributes().forEach((attribute, value) -> {
                if (Template.isName(attribute)) {
                    variables.put(json(attribute), json(value));
                } else {
                    noVariables.add(attribute);
                }
            });
            return variables;
        }

        /** A mapping on one line. What comes from the master is a JSON string, which is a YAML string. */
        private static String flow(Map<String, String> mapping) {
            return mapping.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue())
                    .collect(Collectors.joining(", ", "{", "}"));
        }

        private static String json(String value) {
            return JSON.writeValueAsString(value);
        }
    }
}

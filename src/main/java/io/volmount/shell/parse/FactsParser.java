package io.volmount.shell.parse;

import io.volmount.agent.ProbeRequest;
import io.volmount.attribute.AttributeSettings;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.NodeFacts;
import io.volmount.facts.NodeKind;
import io.volmount.facts.NodeLimits;
import io.volmount.facts.NodeProfile;
import io.volmount.facts.PathOwners;
import io.volmount.facts.ResourcesFile;
import io.volmount.facts.Tools;
import io.volmount.facts.UnitState;
import io.volmount.fstab.Fstab;
import io.volmount.shell.session.NodeText;
import io.volmount.volume.Role;
import io.volmount.volume.VolumePath;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Parses the sections of {@code facts.sh} as facts. */
public final class FactsParser {
    private static final Pattern AGENT_ID = Pattern.compile("[A-Za-z0-9._-]{1,256}");

    private final Sections sections;

    public FactsParser(Sections sections) {
        this.sections = sections;
    }

    /** Parses the sections of a probe for a plan. */
    public AgentFacts facts(ProbeRequest request) throws MalformedOutput {
        BlockDevices devices = BlockDevices.parse(request.devices(), sections);
        return facts(request, devices, devices.gaps().values());
    }

    /** Parses the sections of a probe of the whole node. A device with incomplete facts is told from the others by its gap. */
    public NodeFacts node(ProbeRequest request) throws MalformedOutput {
        DeviceList list = DeviceList.parse(sections);
        BlockDevices devices = BlockDevices.parse(list.opened(), sections);
        AgentFacts agent = facts(request, devices, List.of());
        return new NodeFacts(
                agent,
                list.with(devices).devices(),
                list.leftOut(),
                sections.line("unfinished").filter(uuid -> uuid.matches("[0-9a-f-]{36}")));
    }

    private AgentFacts facts(ProbeRequest request, BlockDevices devices, Collection<String> gaps)
            throws MalformedOutput {
        Units units = units("agent-units");
        NodeKind kind = kind(units);
        Tools tools = tools(units);
        if (tools.systemd()) {
            needAgentUnits(units);
        }
        MountTable mounts = MountTable.parse(sections);
        MountUnits mountUnits = MountUnits.parse(request.volumes(), units("mount-units"), sections);
        List<String> checkpoint = sections.lines("checkpoint");
        if (checkpoint.isEmpty() || !isPath(checkpoint.get(0))) {
            throw new MalformedOutput("the path of the agent's checkpoint is missing");
        }
        Optional<UnitState> unit = kind.role().flatMap(role -> units.state(role.unit()));
        return new AgentFacts(
                sections.required("hostname"),
                sections.required("machine-id"),
                bootId(),
                kind,
                version(),
                unit,
                resources(kind),
                checkpoint.get(0),
                checkpoint.stream().skip(1).findFirst().flatMap(FactsParser::agentId),
                Fstab.parse(sections.whole("fstab").orElse("")),
                mounts.mounts(),
                occupied(),
                devices.devices(),
                devices.names(),
                mountUnits.units(),
                BackingFiles.of(request.files(), sections, mounts),
                owners(request, devices),
                AttributeLines.parse(kind.role(), sections),
                reserved(),
                sections.document("metrics").map(AgentMetrics::runningTasks).orElse(OptionalInt.empty()),
                PathStates.parse(sections.text("paths").orElse("")),
                tools,
                LockParser.parse(sections),
                Stream.concat(gaps.stream(), mountUnits.gaps().stream()).toList());
    }

    private Map<String, PathOwners> owners(ProbeRequest request, BlockDevices devices) throws MalformedOutput {
        Map<String, PathOwners> owners = new HashMap<>(devices.owners());
        for (int i = 0; i < request.files().size(); i++) {
            owners.put(request.files().get(i), OwnerLines.parse("file " + i + " owners", sections));
        }
        if (request.attributes()) {
            owners.put(AttributeSettings.FILE, OwnerLines.parse("attributes-owners", sections));
        }
        return owners;
    }

    /** The last part of what {@code latest} leads to; empty if that is not an ID. */
    private static Optional<String> agentId(String link) {
        String id = link.substring(link.lastIndexOf('/') + 1);
        return Optional.of(id).filter(AGENT_ID.asMatchPredicate());
    }

    private static boolean isPath(String text) {
        return text.startsWith("/") && text.length() <= NodeLimits.PATH && !NodeText.hasControls(text);
    }

    private static void needAgentUnits(Units units) throws MalformedOutput {
        for (Role role : Role.values()) {
            if (units.loaded().getOrDefault(role.unit(), "").isEmpty()) {
                throw new MalformedOutput("systemd's state of " + role.unit() + " is missing");
            }
        }
    }

    private Tools tools(Units units) throws MalformedOutput {
        return new Tools(
                Set.copyOf(sections.list("missing-tools")),
                sections.line("mkfs.xfs").map(line -> line.replaceFirst("^mkfs\\.xfs version ", "")),
                !units.states().isEmpty());
    }

    /** Parses the sections of {@code check.sh}. */
    public NodeProfile profile() throws MalformedOutput {
        return new NodeProfile(
                sections.required("hostname"),
                kind(units("agent-units")),
                version(),
                sections.line("system").map(name -> name.replaceAll("^[\"']|[\"']$", "")));
    }

    public String bootId() throws MalformedOutput {
        return sections.required("boot-id");
    }

    /** The units of a section, at the time of the uptime in the same probe. */
    Units units(String section) throws MalformedOutput {
        String seconds = sections.required("uptime").split(" ")[0];
        if (!seconds.matches("[0-9]{1,12}(\\.[0-9]{1,9})?")) {
            throw new MalformedOutput("invalid uptime '" + seconds + "'");
        }
        Duration uptime = Duration.ofMillis((long) (Double.parseDouble(seconds) * 1000));
        return Units.parse(sections.text(section).orElse(""), uptime);
    }

    private NodeKind kind(Units units) throws MalformedOutput {
        List<String> markers = sections.list("roles");
        boolean isPrivate = markers.contains("slave") || units.isInstalled(Role.PRIVATE.unit());
        boolean isPublic = markers.contains("slave_public") || units.isInstalled(Role.PUBLIC.unit());
        if (markers.contains("master")) {
            return NodeKind.MASTER;
        } else if (isPrivate && isPublic) {
            return NodeKind.BOTH;
        } else if (isPrivate) {
            return NodeKind.PRIVATE;
        }
        return isPublic ? NodeKind.PUBLIC : NodeKind.PRE_INSTALL;
    }

    private Optional<String> version() throws MalformedOutput {
        try {
            return sections.whole("dcos-version")
                    .map(text ->
                            JsonMapper.shared().readTree(text).path("version").asString(""))
                    .map(version -> NodeLimits.cut(NodeText.line(version), NodeLimits.NAME))
                    .filter(version -> !version.isEmpty());
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private ResourcesFile resources(NodeKind kind) throws MalformedOutput {
        if (sections.text("resources-written").isEmpty()
                && sections.text("resources").isEmpty()) {
            return ResourcesFile.ABSENT;
        }
        String seconds = sections.required("resources-written");
        if (!seconds.matches("[0-9]{1,12}")) {
            throw new MalformedOutput("the modification time of the resources file is missing");
        }
        return MesosResources.parse(
                sections.whole("resources").orElse(""),
                Instant.ofEpochSecond(Long.parseLong(seconds)),
                DiscoverySettings.of(kind.role(), version(), sections));
    }

    /** Empty if the agent's checkpoint was not read, or names what is no volume. */
    private Optional<Set<VolumePath>> reserved() throws MalformedOutput {
        if (sections.text("reserved").isEmpty()) {
            return Optional.empty();
        }
        List<Optional<VolumePath>> named =
                sections.list("reserved").stream().map(VolumePath::parse).toList();
        return named.stream().allMatch(Optional::isPresent)
                ? Optional.of(named.stream().flatMap(Optional::stream).collect(Collectors.toSet()))
                : Optional.empty();
    }

    private Set<VolumePath> occupied() throws MalformedOutput {
        return sections.list("occupied").stream()
                .flatMap(path -> VolumePath.parse(path).stream())
                .collect(Collectors.toSet());
    }
}

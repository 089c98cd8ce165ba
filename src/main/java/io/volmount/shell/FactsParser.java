package io.volmount.shell;

import io.volmount.agent.AgentFacts;
import io.volmount.agent.NodeKind;
import io.volmount.agent.NodeLimits;
import io.volmount.agent.NodeProfile;
import io.volmount.agent.PathOwners;
import io.volmount.agent.ProbeRequest;
import io.volmount.agent.ResourcesFile;
import io.volmount.agent.Role;
import io.volmount.agent.Tools;
import io.volmount.agent.UnitState;
import io.volmount.agent.VolumePath;
import io.volmount.fstab.Fstab;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The sections of {@code facts.sh} as facts. */
final class FactsParser {
    private final Sections sections;

    FactsParser(Sections sections) {
        this.sections = sections;
    }

    AgentFacts facts(ProbeRequest request) throws NonsenseAnswer {
        Units units = units("agent-units");
        NodeKind kind = kind(units);
        Tools tools = tools(units);
        if (tools.systemd()) {
            needAgentUnits(units);
        }
        MountTable mounts = MountTable.parse(sections);
        BlockDevices devices = BlockDevices.parse(request.devices(), sections);
        MountUnits mountUnits = MountUnits.parse(request.volumes(), units("mount-units"), sections);
        List<String> checkpoint = sections.lines("checkpoint");
        if (checkpoint.isEmpty() || !isPath(checkpoint.get(0))) {
            throw new NonsenseAnswer("it does not tell where its checkpoint is");
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
                checkpoint.size() > 1,
                Fstab.parse(sections.whole("fstab").orElse("")),
                mounts.mounts(),
                occupied(),
                devices.devices(),
                devices.names(),
                mountUnits.units(),
                BackingFiles.of(request.files(), sections, mounts),
                owners(request, devices),
                sections.document("metrics").map(AgentMetrics::runningTasks).orElse(OptionalInt.empty()),
                PathStates.parse(sections.text("paths").orElse("")),
                tools,
                LockParser.parse(sections),
                Stream.concat(devices.gaps().stream(), mountUnits.gaps().stream())
                        .toList());
    }

    private Map<String, PathOwners> owners(ProbeRequest request, BlockDevices devices) throws NonsenseAnswer {
        Map<String, PathOwners> owners = new HashMap<>(devices.owners());
        for (int i = 0; i < request.files().size(); i++) {
            owners.put(request.files().get(i), OwnerLines.parse("file " + i + " owners", sections));
        }
        return owners;
    }

    private static boolean isPath(String text) {
        return text.startsWith("/") && text.length() <= NodeLimits.PATH && !NodeText.hasControls(text);
    }

    private static void needAgentUnits(Units units) throws NonsenseAnswer {
        for (Role role : Role.values()) {
            if (units.loaded().getOrDefault(role.unit(), "").isEmpty()) {
                throw new NonsenseAnswer("systemd does not tell of " + role.unit());
            }
        }
    }

    private Tools tools(Units units) throws NonsenseAnswer {
        return new Tools(
                Set.copyOf(sections.list("missing-tools")),
                sections.line("mkfs.xfs").map(line -> line.replaceFirst("^mkfs\\.xfs version ", "")),
                !units.states().isEmpty());
    }

    /** Of a look that asks for no more than {@code check.sh} does. */
    NodeProfile profile() throws NonsenseAnswer {
        return new NodeProfile(
                sections.required("hostname"),
                kind(units("agent-units")),
                version(),
                sections.line("system").map(name -> name.replaceAll("^[\"']|[\"']$", "")));
    }

    String bootId() throws NonsenseAnswer {
        return sections.required("boot-id");
    }

    /** The units of a section, as of the moment when the node was asked for its uptime. */
    Units units(String section) throws NonsenseAnswer {
        String seconds = sections.required("uptime").split(" ")[0];
        if (!seconds.matches("[0-9]{1,12}(\\.[0-9]{1,9})?")) {
            throw new NonsenseAnswer("its uptime is '" + seconds + "'");
        }
        Duration uptime = Duration.ofMillis((long) (Double.parseDouble(seconds) * 1000));
        return Units.parse(sections.text(section).orElse(""), uptime);
    }

    private NodeKind kind(Units units) throws NonsenseAnswer {
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

    private Optional<String> version() throws NonsenseAnswer {
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

    private ResourcesFile resources(NodeKind kind) throws NonsenseAnswer {
        if (sections.text("resources-written").isEmpty()
                && sections.text("resources").isEmpty()) {
            return ResourcesFile.ABSENT;
        }
        String seconds = sections.required("resources-written");
        if (!seconds.matches("[0-9]{1,12}")) {
            throw new NonsenseAnswer("it does not tell when its resources were written");
        }
        return MesosResources.parse(
                sections.whole("resources").orElse(""),
                Instant.ofEpochSecond(Long.parseLong(seconds)),
                DiscoverySettings.of(kind.role(), version(), sections));
    }

    private Set<VolumePath> occupied() throws NonsenseAnswer {
        return sections.list("occupied").stream()
                .flatMap(path -> VolumePath.parse(path).stream())
                .collect(Collectors.toSet());
    }
}

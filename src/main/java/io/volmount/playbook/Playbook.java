package io.volmount.playbook;

import io.volmount.attribute.Attributes;
import io.volmount.document.InvalidInput;
import io.volmount.document.Template;
import io.volmount.document.TextFile;
import io.volmount.playbook.policy.Activation;
import io.volmount.playbook.policy.DrainPolicy;
import io.volmount.playbook.policy.OnFailure;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.playbook.policy.VerifyPolicy;
import io.volmount.volume.DesiredVolume;
import io.volmount.volume.VolumePath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The volumes and attributes that every agent should have, and how the change is rolled out.
 *
 * @param volumes whose source the playbook names, in file order
 * @param rules for disks that become volumes, in file order
 * @param absent the volumes that no agent should have any more, in file order; no path twice in these, volumes and rules, and
 *     at least one of any unless there are attributes
 * @param attributeSpecs the attributes that every agent should have, in file order
 * @param deviceTimeout how long a plan waits for devices that an agent does not have yet
 * @param drain how agents are drained before they are stopped; empty if they are not
 */
public record Playbook(
        String name,
        List<VolumeSpec> volumes,
        List<DiskRule> rules,
        List<AbsentVolume> absent,
        List<AttributeSpec> attributeSpecs,
        Activation activation,
        OnFailure onFailure,
        RolloutPolicy rollout,
        VerifyPolicy verify,
        Duration deviceTimeout,
        Optional<DrainPolicy> drain) {
    public Playbook {
        volumes = List.copyOf(volumes);
        rules = List.copyOf(rules);
        absent = List.copyOf(absent);
        attributeSpecs = List.copyOf(attributeSpecs);
    }

    /** The same with these volumes besides, in the place of the rules. */
    public Playbook withChosen(List<VolumeSpec> chosen) {
        List<VolumeSpec> all = Stream.concat(volumes.stream(), chosen.stream()).toList();
        return with(all, List.of(), absent, attributeSpecs);
    }

    private Playbook with(
            List<VolumeSpec> present, List<DiskRule> open, List<AbsentVolume> gone, List<AttributeSpec> attributes) {
        return new Playbook(
                name, present, open, gone, attributes, activation, onFailure, rollout, verify, deviceTimeout, drain);
    }

    /** @throws InvalidInput with all errors of the file */
    public static Playbook load(Path file) {
        return read(TextFile.read(file));
    }

    /** @throws InvalidInput with all errors of the file */
    public static Playbook read(TextFile file) {
        return PlaybookReader.read(file);
    }

    /**
     * This playbook for one agent: variables are replaced and the results are checked.
     *
     * @param agent the agent's name, for messages
     * @param vars the agent's variables, from the inventory
     * @param diagnostics receives the errors, so that those of all agents are reported together
     * @return empty if an error was added
     */
    public Optional<Playbook> resolvedFor(String agent, Map<String, String> vars, AgentDiagnostics diagnostics) {
        List<VolumeSpec> resolved = volumes.stream()
                .flatMap(volume -> Variables.filled(volume, agent, vars, diagnostics).stream())
                .toList();
        List<AbsentVolume> gone = absent.stream()
                .flatMap(volume -> Variables.filled(volume, agent, vars, diagnostics).stream())
                .toList();
        List<AttributeSpec> filled = attributeSpecs.stream()
                .flatMap(spec -> spec.filled(agent, vars, diagnostics).stream())
                .toList();
        boolean complete = resolved.size() == volumes.size()
                && gone.size() == absent.size()
                && filled.size() == attributeSpecs.size();
        return complete && !sharesSources(resolved, gone, agent, diagnostics)
                ? Optional.of(with(resolved, rules, gone, filled))
                : Optional.empty();
    }

    /** The names of the variables that the inventory sets for each agent. */
    public Set<String> variables() {
        return Stream.concat(
                        Stream.concat(
                                        volumes.stream().map(VolumeSpec::source),
                                        absent.stream().flatMap(volume -> volume.source().stream()))
                                .map(source -> new Template(source.path())),
                        attributeSpecs.stream().map(AttributeSpec::template))
                .flatMap(template -> template.names().stream())
                .collect(Collectors.toSet());
    }

    /** The attributes that an agent should have. */
    public Attributes attributes() {
        return new Attributes(
                attributeSpecs.stream().map(AttributeSpec::attribute).toList());
    }

    /** The volumes that an agent should have. */
    public List<DesiredVolume> desiredVolumes() {
        return volumes.stream().map(VolumeSpec::desired).toList();
    }

    /** The paths of the volumes that no agent should have any more. */
    public List<VolumePath> absentPaths() {
        return absent.stream().map(AbsentVolume::path).toList();
    }

    /** The volumes that an agent may have and is to have no more: to be absent, or in the place of which others are to come. */
    public List<AbsentVolume> leaving() {
        return Stream.concat(absent.stream(), volumes.stream().flatMap(volume -> volume.replaced().stream()))
                .toList();
    }

    private static boolean sharesSources(
            List<VolumeSpec> volumes, List<AbsentVolume> absent, String agent, AgentDiagnostics diagnostics) {
        List<SharedSource> shared = SharedSource.in(volumes, absent);
        shared.forEach(one -> diagnostics.add(one.location(), agent, agents -> "on " + agents + " " + one.sentence()));
        return !shared.isEmpty();
    }
}

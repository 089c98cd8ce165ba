package io.volmount.playbook;

import static io.volmount.document.Quoted.quoted;

import io.volmount.agent.WantedVolume;
import io.volmount.document.InvalidInput;
import io.volmount.document.Problems;
import io.volmount.document.TextFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be done on every agent.
 *
 * @param volumes at least one, in the order they were written; no path twice
 */
public record Playbook(
        String name, List<VolumeSpec> volumes, Activation activation, RolloutPolicy rollout, VerifyPolicy verify) {
    public Playbook {
        volumes = List.copyOf(volumes);
    }

    /** @throws InvalidInput with everything that is wrong with the file */
    public static Playbook load(Path file) {
        return read(TextFile.read(file));
    }

    /** @throws InvalidInput with everything that is wrong with the text */
    public static Playbook read(TextFile file) {
        return PlaybookReader.read(file);
    }

    /**
     * This playbook for one agent: its variables are filled, and what they give is checked.
     *
     * @param agent the agent's name, for sentences
     * @param vars the agent's variables, from the inventory
     * @param problems receives what is wrong, so that all agents can be tried before anything is refused
     * @return empty when a problem was added
     */
    public Optional<Playbook> resolvedFor(String agent, Map<String, String> vars, Problems problems) {
        List<VolumeSpec> resolved = volumes.stream()
                .flatMap(volume -> Variables.filled(volume, agent, vars, problems).stream())
                .toList();
        boolean complete = resolved.size() == volumes.size();
        return complete && !sharesSources(resolved, "on " + agent + " ", problems)
                ? Optional.of(new Playbook(name, resolved, activation, rollout, verify))
                : Optional.empty();
    }

    /** The volumes that an agent is to have. */
    public List<WantedVolume> wanted() {
        return volumes.stream().map(VolumeSpec::wanted).toList();
    }

    /** Reports every file or device that two volumes would be made of. */
    static boolean sharesSources(List<VolumeSpec> volumes, String where, Problems problems) {
        boolean shared = false;
        Map<String, VolumeSpec> owners = new HashMap<>();
        for (VolumeSpec volume : volumes) {
            String location = volume.source().path();
            VolumeSpec owner = owners.putIfAbsent(location, volume);
            if (owner != null) {
                problems.add(
                        volume.place(),
                        where + quoted(location) + " is the source of " + owner.path() + " already (line "
                                + owner.place().line() + "); give every volume its own");
                shared = true;
            }
        }
        return shared;
    }
}

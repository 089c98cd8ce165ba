package io.volmount.plan.step;

import io.volmount.dcos.DcosRelease;
import io.volmount.dcos.InstalledDcos;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.MountDisk;
import io.volmount.facts.ResourcesFile;
import io.volmount.facts.ResourcesFile.Edit;
import io.volmount.facts.ResourcesFile.Edit.Kind;
import io.volmount.step.ClearResourceState;
import io.volmount.step.ClearResourceState.How;
import io.volmount.step.file.WrittenPaths;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chooses how the agent's resource state is cleared, and warns of the effects on the disks that it already offers.
 *
 * @param leaving volumes that it will not offer any more, or only with another size
 */
public record ResourceClearing(AgentFacts facts, List<VolumePath> leaving) {

    public PlannedStep step() {
        return new PlannedStep(new ClearResourceState(how(), leaving), reason());
    }

    /** Warnings, one sentence each: what the agent offers now may change or be lost. */
    public Stream<String> warnings() {
        return Stream.of(
                        measuredAgain(),
                        lost(Kind.KEY, "discovery will drop keys that somebody added to its disks: "),
                        lost(Kind.ROLE, "discovery will reset the role of disks that somebody changed: "),
                        lost(Kind.RESOURCE, "discovery will drop resources that somebody added: "),
                        switchedOff())
                .flatMap(Optional::stream);
    }

    private Optional<String> measuredAgain() {
        Set<String> gone = leaving.stream().map(VolumePath::toString).collect(Collectors.toSet());
        List<MountDisk> offered = facts.resources().disks().stream()
                .filter(disk -> !gone.contains(disk.root()))
                .toList();
        if (how() == How.KEEP_AS_CACHE || offered.isEmpty()) {
            return Optional.empty();
        }
        String names = offered.stream()
                .map(disk -> disk.root() + " (" + disk.mb() + " MB)")
                .collect(Collectors.joining(", "));
        return Optional.of("discovery will measure " + names
                + " again and offer its free space at that time; a service may lose its reservation");
    }

    private Optional<String> lost(Kind kind, String sentence) {
        List<String> edits = facts.resources().edits().stream()
                .filter(edit -> edit.kind() == kind)
                .map(Edit::what)
                .toList();
        String cache = how() == How.KEEP_AS_CACHE ? "; its cache keeps only sizes" : "";
        return edits.isEmpty() ? Optional.empty() : Optional.of(sentence + String.join(", ", edits) + cache);
    }

    private Optional<String> switchedOff() {
        return facts.resources().state() == ResourcesFile.State.EMPTY
                ? Optional.of("volume discovery was probably disabled on purpose: " + WrittenPaths.RESOURCES
                        + " exists without any setting, as the DC/OS upgrade notes recommended; this plan"
                        + " removes it, and discovery will run again")
                : Optional.empty();
    }

    private How how() {
        return caches() && facts.resources().cacheable() ? How.KEEP_AS_CACHE : How.REMOVE;
    }

    private boolean caches() {
        return dcos().release().filter(DcosRelease::cachesSizes).isPresent();
    }

    private String reason() {
        String needed = "discovery runs only while this file is absent";
        if (how() == How.KEEP_AS_CACHE) {
            return needed + "; that of " + dcos().name() + " keeps the sizes of known volumes in its cache";
        }
        return needed
                + dcos().release()
                        .map(release -> release.cachesSizes()
                                ? ", and could not read it as its cache"
                                : "; that of " + dcos().name() + " has no cache of sizes")
                        .orElse("");
    }

    private InstalledDcos dcos() {
        return new InstalledDcos(facts.dcosVersion());
    }
}

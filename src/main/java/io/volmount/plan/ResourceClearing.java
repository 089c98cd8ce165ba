package io.volmount.plan;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.MountDisk;
import io.volmount.facts.ResourcesFile;
import io.volmount.facts.ResourcesFile.Edit;
import io.volmount.facts.ResourcesFile.Edit.Kind;
import io.volmount.step.ClearResourceState;
import io.volmount.step.ClearResourceState.How;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chooses how an agent forgets its resources, and says what that means for what it offers already. */
record ResourceClearing(AgentFacts facts) {

    PlannedStep step() {
        return new PlannedStep(new ClearResourceState(how()), reason());
    }

    /** What the operator should know, one sentence each: what the agent offers now may come back otherwise, or not at all. */
    Stream<String> warnings() {
        return Stream.of(
                        measuredAgain(),
                        lost(Kind.KEY, "discovery will not write again what somebody added to its disks: "),
                        lost(Kind.ROLE, "discovery will offer for its own role again what somebody gave to another: "),
                        lost(Kind.RESOURCE, "discovery will not write again resources that somebody added: "),
                        switchedOff())
                .flatMap(Optional::stream);
    }

    private Optional<String> measuredAgain() {
        List<MountDisk> offered = facts.resources().disks();
        if (how() == How.KEEP_AS_CACHE || offered.isEmpty()) {
            return Optional.empty();
        }
        String names = offered.stream()
                .map(disk -> disk.root() + " (" + disk.mb() + " MB)")
                .collect(Collectors.joining(", "));
        return Optional.of("discovery will measure " + names
                + " again and offer what is free on it then; a service that has reserved it may not get it back");
    }

    private Optional<String> lost(Kind kind, String sentence) {
        List<String> edits = facts.resources().edits().stream()
                .filter(edit -> edit.kind() == kind)
                .map(Edit::what)
                .toList();
        String cache = how() == How.KEEP_AS_CACHE ? "; its cache keeps sizes and nothing else" : "";
        return edits.isEmpty() ? Optional.empty() : Optional.of(sentence + String.join(", ", edits) + cache);
    }

    private Optional<String> switchedOff() {
        return facts.resources().state() == ResourcesFile.State.EMPTY
                ? Optional.of("volume discovery was switched off on purpose, it seems: " + ClearResourceState.RESOURCES
                        + " is there without any setting, as DC/OS's notes on upgrading had operators leave it; this plan"
                        + " removes it, and discovery will run again")
                : Optional.empty();
    }

    private How how() {
        boolean caches = facts.dcosVersion()
                .flatMap(DcosVersion::parse)
                .filter(DcosVersion::cachesResources)
                .isPresent();
        return caches && facts.resources().cacheable() ? How.KEEP_AS_CACHE : How.REMOVE;
    }

    private String reason() {
        return how() == How.KEEP_AS_CACHE
                ? "discovery runs only while this file is absent; its cache keeps the size of known volumes"
                : "discovery runs only while this file is absent";
    }
}

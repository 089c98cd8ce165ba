package io.volmount.plan;

import io.volmount.agent.AgentFacts;
import io.volmount.agent.ClearResourceState;
import io.volmount.agent.ClearResourceState.How;
import io.volmount.agent.MountDisk;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Chooses how an agent forgets its resources, and says what that means for the volumes it offers already. */
record ResourceClearing(AgentFacts facts) {

    PlannedStep step() {
        return new PlannedStep(new ClearResourceState(how()), reason());
    }

    /** What the operator should know: volumes in use may come back with another size. */
    Optional<String> warning() {
        List<MountDisk> offered = facts.resources().disks();
        if (how() == How.KEEP_AS_CACHE || offered.isEmpty()) {
            return Optional.empty();
        }
        String names = offered.stream()
                .map(disk -> disk.root() + " (" + disk.mb() + " MB)")
                .collect(Collectors.joining(", "));
        return Optional.of("discovery will measure " + names
                + " again and offer what is free on it then; a service that" + " has reserved it may not get it back");
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

package io.volmount.proof;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.Evidence;
import io.volmount.facts.ResourcesFile;
import io.volmount.mount.Absence;
import io.volmount.step.Verify;
import io.volmount.volume.VolumePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The checklist of volumes that are to be absent: not mounted, now and at a boot, and not offered, by agent and master. */
record AbsentVolumes(Evidence evidence, Verify verify) {
    static final String NOT_OFFERED = "not-offered";
    static final String NOT_IN_RESOURCES = "not-in-resources";
    private static final Registered REGISTERED = new Registered();
    private static final List<AgentCheck> OF_AGENT = List.of(new InSameBoot(), new AgentHealthy());

    List<VolumeProof> proofs() {
        return verify.absent().stream().map(this::examine).toList();
    }

    private VolumeProof examine(VolumePath path) {
        List<CheckResult> checks = new ArrayList<>();
        OF_AGENT.stream()
                .filter(check -> check.applies(verify, evidence))
                .map(check -> check.examine(evidence, verify))
                .forEach(checks::add);
        AgentFacts facts = evidence.facts();
        checks.add(nothing("not-mounted", Absence.mounted(path, facts), "nothing is mounted on " + path));
        checks.add(nothing("not-in-fstab", Absence.mountedAtBoot(path, facts), "nothing mounts it at a boot"));
        verify.role().ifPresent(role -> {
            checks.add(resources(path, facts));
            checks.add(OfferedAtStart.withdrawn(path, evidence, verify).about(path));
            if (REGISTERED.applies(verify, evidence)) {
                checks.add(REGISTERED.withdrawn(path, evidence, verify));
            }
        });
        return new VolumeProof(path, OptionalLong.empty(), checks);
    }

    private static CheckResult nothing(String name, Optional<String> found, String otherwise) {
        return found.map(what -> Check.failed(name, what)).orElseGet(() -> Check.passed(name, otherwise));
    }

    private static CheckResult resources(VolumePath path, AgentFacts facts) {
        String name = NOT_IN_RESOURCES;
        ResourcesFile resources = facts.resources();
        return switch (resources.state()) {
            case ABSENT -> Check.failed(name, "there are no generated resources: volume discovery has not finished");
            case UNREADABLE -> Check.unknown(name, "the generated resources cannot be parsed: " + resources.problem());
            case EMPTY -> Check.passed(name, "the file of the generated resources is empty");
            case READ ->
                nothing(
                        name,
                        resources
                                .disk(path)
                                .map(disk -> "the generated resources still have " + disk.mb() + " MB of it"),
                        "the generated resources have no MOUNT disk for " + path);
        };
    }
}

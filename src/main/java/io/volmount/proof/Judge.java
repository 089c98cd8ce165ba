package io.volmount.proof;

import io.volmount.facts.Evidence;
import io.volmount.facts.MountDisk;
import io.volmount.proof.VolumeProof.Verdict;
import io.volmount.step.Verify;
import io.volmount.volume.DesiredVolume;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Holds evidence against what was wanted. Pure. */
public final class Judge {
    private static final List<Check> CHECKLIST = List.of(
            new InSameBoot(),
            new Mounted(),
            new InFstab(),
            new SystemdMount(),
            new Discovery(),
            new InMesosResources(),
            new AgentHealthy(),
            new OfferedAtStart());

    private Judge() {}

    public static Proof judge(Verify wanted, Evidence gathered) {
        Evidence evidence = gathered.ofThisBoot();
        List<VolumeProof> volumes = wanted.volumes().stream()
                .map(volume -> examine(volume, evidence, wanted))
                .toList();
        return new Proof(state(wanted, evidence, volumes), evidence.facts().bootId(), volumes);
    }

    private static VolumeProof examine(DesiredVolume volume, Evidence evidence, Verify terms) {
        Optional<MountDisk> offered = OfferedAtStart.offered(volume.path(), evidence, terms);
        return new VolumeProof(
                volume.path(),
                offered.map(disk -> OptionalLong.of(disk.mb())).orElse(OptionalLong.empty()),
                CHECKLIST.stream()
                        .filter(check -> check.applies(terms))
                        .map(check -> check.examine(volume, evidence, terms).about(volume.path()))
                        .toList());
    }

    private static Proof.State state(Verify terms, Evidence evidence, List<VolumeProof> volumes) {
        Verdict worst = volumes.stream()
                .map(VolumeProof::verdict)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.VERIFIED);
        boolean settled = evidence.facts()
                .unit()
                .filter(unit -> AgentHealthy.settled(unit, terms))
                .isPresent();
        return switch (worst) {
            case VERIFIED -> Proof.State.VERIFIED;
            case UNPROVEN -> settled ? Proof.State.UNPROVEN : Proof.State.NOT_YET;
            case NOT_VERIFIED -> settled ? Proof.State.NOT_VERIFIED : Proof.State.NOT_YET;
        };
    }
}

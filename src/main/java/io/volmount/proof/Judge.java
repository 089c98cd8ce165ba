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
import java.util.Set;
import java.util.stream.Stream;

/** Judges evidence against the desired volumes. Pure. */
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

    /** The checks of an agent that is to have attributes. */
    private static final List<AgentCheck> OF_AGENT =
            List.of(new InSameBoot(), new AgentHealthy(), new RunsWithAttributes());

    /** The checks that need the line that an agent prints as it starts. */
    private static final Set<String> START_LINE = Set.of(OfferedAtStart.NAME, AbsentVolumes.NOT_OFFERED);

    private Judge() {}

    public static Proof judge(Verify verify, Evidence gathered) {
        Evidence evidence = gathered.ofCurrentBoot();
        List<VolumeProof> volumes = verify.volumes().stream()
                .map(volume -> examine(volume, evidence, verify))
                .toList();
        List<VolumeProof> absent = new AbsentVolumes(evidence, verify).proofs();
        List<VolumeProof> all = Stream.concat(volumes.stream(), absent.stream()).toList();
        List<CheckResult> agent = verify.attributes().isEmpty()
                ? List.of()
                : OF_AGENT.stream()
                        .filter(check -> check.applies(verify))
                        .map(check -> check.examine(evidence, verify))
                        .toList();
        return new Proof(state(verify, evidence, all, agent), evidence.facts().bootId(), volumes, agent, absent);
    }

    private static VolumeProof examine(DesiredVolume volume, Evidence evidence, Verify verify) {
        Optional<MountDisk> offered = OfferedAtStart.offered(volume.path(), evidence, verify);
        return new VolumeProof(
                volume.path(),
                offered.map(disk -> OptionalLong.of(disk.mb())).orElse(OptionalLong.empty()),
                CHECKLIST.stream()
                        .filter(check -> check.applies(verify))
                        .map(check -> check.examine(volume, evidence, verify).about(volume.path()))
                        .toList());
    }

    private static Proof.State state(
            Verify verify, Evidence evidence, List<VolumeProof> volumes, List<CheckResult> agent) {
        Verdict worst = Stream.concat(volumes.stream().map(VolumeProof::verdict), Stream.of(Verdict.of(agent)))
                .max(Comparator.naturalOrder())
                .orElse(Verdict.VERIFIED);
        boolean settled = evidence.facts()
                .unit()
                .filter(unit -> AgentHealthy.settled(unit, verify))
                .isPresent();
        return switch (worst) {
            case VERIFIED -> Proof.State.VERIFIED;
            case UNPROVEN -> settled ? Proof.State.UNPROVEN : Proof.State.NOT_YET;
            case NOT_VERIFIED ->
                settled && !onlyStartLineIsMissing(verify, evidence, volumes, agent)
                        ? Proof.State.NOT_VERIFIED
                        : Proof.State.NOT_YET;
        };
    }

    /** Whether nothing is wrong except that the running agent has not yet printed how it was started. */
    private static boolean onlyStartLineIsMissing(
            Verify verify, Evidence evidence, List<VolumeProof> volumes, List<CheckResult> agent) {
        return OfferedAtStart.mayStillCome(evidence, verify)
                && Stream.concat(volumes.stream().flatMap(volume -> volume.checks().stream()), agent.stream())
                        .filter(CheckResult::hasFailed)
                        .allMatch(check -> START_LINE.contains(check.check()));
    }
}

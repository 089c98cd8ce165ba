package io.volmount.proof;

import io.volmount.facts.Evidence;
import io.volmount.facts.MountDisk;
import io.volmount.proof.VolumeProof.Verdict;
import io.volmount.step.Verify;
import io.volmount.volume.DesiredVolume;
import java.time.Duration;
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
            new OfferedAtStart(),
            new Registered());

    /** The checks of an agent that is to have attributes. */
    private static final List<AgentCheck> OF_AGENT =
            List.of(new InSameBoot(), new AgentHealthy(), new RunsWithAttributes(), new Registered());

    private static final Duration STARTING = Duration.ofSeconds(10);

    private Judge() {}

    /**
     * The checks for which there was nobody to ask.
     *
     * @param made the names of all checks that were made on any volume or agent
     */
    public static List<String> notAsked(Set<String> made) {
        return made.contains(AgentHealthy.NAME) && !made.contains(Registered.NAME)
                ? List.of(Registered.NAME)
                : List.of();
    }

    /** How soon the agent will have settled, if nothing happens to it; empty if it is not active, or has settled. */
    public static Optional<Duration> settlesIn(Verify verify, Evidence gathered) {
        return AgentHealthy.settlesIn(gathered.ofCurrentBoot(), verify);
    }

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
                        .filter(check -> check.applies(verify, evidence))
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
                        .filter(check -> check.applies(verify, evidence))
                        .map(check -> check.examine(volume, evidence, verify).about(volume.path()))
                        .toList());
    }

    private static Proof.State state(
            Verify verify, Evidence evidence, List<VolumeProof> volumes, List<CheckResult> agent) {
        List<CheckResult> checks = Stream.concat(
                        volumes.stream().flatMap(volume -> volume.checks().stream()), agent.stream())
                .toList();
        Verdict verdict = Verdict.of(checks);
        if (verdict == Verdict.VERIFIED) {
            return Proof.State.VERIFIED;
        }
        boolean failed = verdict == Verdict.NOT_VERIFIED;
        boolean settled = evidence.facts()
                .unit()
                .filter(unit -> AgentHealthy.settled(unit, verify))
                .isPresent();
        boolean mayStillPass = checks.stream()
                .filter(check -> failed ? check.hasFailed() : !check.hasPassed())
                .allMatch(check -> mayStillPass(check, verify, evidence));
        if (!settled || mayStillPass) {
            return Proof.State.NOT_YET;
        }
        return failed ? Proof.State.NOT_VERIFIED : Proof.State.UNPROVEN;
    }

    /** Whether a check that has not passed may pass without anything being wrong now. */
    private static boolean mayStillPass(CheckResult check, Verify verify, Evidence evidence) {
        return switch (check.check()) {
            case OfferedAtStart.NAME, AbsentVolumes.NOT_OFFERED -> OfferedAtStart.mayStillCome(evidence, verify);
            case Discovery.NAME -> isStarting(verify, evidence);
            case InMesosResources.NAME, AbsentVolumes.NOT_IN_RESOURCES ->
                isStarting(verify, evidence)
                        && InMesosResources.mayBeUnfinished(evidence.facts().resources());
            case Registered.NAME -> Registered.mayStillPass(verify);
            default -> false;
        };
    }

    /**
     * Whether the agent was started so short a time ago that what discovery wrote right before may not be where it is looked
     * for yet. A settle time that is longer leaves it that time anyway.
     */
    private static boolean isStarting(Verify verify, Evidence evidence) {
        return OfferedAtStart.mayStillCome(evidence, verify)
                && evidence.facts()
                        .unit()
                        .filter(unit -> unit.activeFor().compareTo(STARTING) < 0)
                        .isPresent();
    }
}

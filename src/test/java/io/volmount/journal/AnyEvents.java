package io.volmount.journal;

import io.volmount.attribute.Attribute;
import io.volmount.facts.JournaldLine;
import io.volmount.fstab.FstabEntry;
import io.volmount.plan.AgentPlan;
import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.plan.step.PlannedStep;
import io.volmount.playbook.policy.Amount;
import io.volmount.playbook.policy.PerZone;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.playbook.policy.Spread;
import io.volmount.proof.CheckResult;
import io.volmount.proof.Proof;
import io.volmount.proof.VolumeProof;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.RolloutAgent;
import io.volmount.rollout.RolloutEvent;
import io.volmount.step.AddFstabEntry;
import io.volmount.step.ClearAgentCheckpoint;
import io.volmount.step.ClearResourceState;
import io.volmount.step.CreateBackingFile;
import io.volmount.step.DeleteBackingFile;
import io.volmount.step.DrainAgent;
import io.volmount.step.GiveUpReservations;
import io.volmount.step.MakeFilesystem;
import io.volmount.step.MountVolume;
import io.volmount.step.OverwriteData;
import io.volmount.step.ReactivateAgent;
import io.volmount.step.Reboot;
import io.volmount.step.RemountVolume;
import io.volmount.step.RemoveFstabEntry;
import io.volmount.step.RestartAgent;
import io.volmount.step.RestoreFstabEntry;
import io.volmount.step.SetAttributes;
import io.volmount.step.StartAgent;
import io.volmount.step.Step;
import io.volmount.step.StepResult;
import io.volmount.step.StopAgent;
import io.volmount.step.UndoAttributes;
import io.volmount.step.UndoFstabEntry;
import io.volmount.step.UndoMount;
import io.volmount.step.UnmountVolume;
import io.volmount.step.Verify;
import io.volmount.volume.ByteSize;
import io.volmount.volume.DesiredVolume;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Role;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Events, steps and sources of every kind, made of any text and number. */
public record AnyEvents(String text, long number) {
    private static final VolumePath VOLUME = VolumePath.of("/dcos/volume007");

    public List<RolloutEvent> all() {
        return List.of(
                new RolloutEvent.RunOpened(
                        at(), text, text, policy(), List.of(agent(steps()), unreachable()), Map.of()),
                new RolloutEvent.RunResumed(at(), List.of(agent(steps()), unreachable())),
                new RolloutEvent.AgentAdmitted(at(), text),
                new RolloutEvent.StepIntended(at(), text, index(), text),
                new RolloutEvent.StepFinished(
                        at(),
                        text,
                        index(),
                        new StepResult(StepResult.Status.IN_DOUBT, "x" + text, text, Optional.of(text))),
                new RolloutEvent.ReleaseIntended(at(), text),
                new RolloutEvent.LockReleased(at(), text, new StepResult(StepResult.Status.HELD, "x" + text, text)),
                new RolloutEvent.EvidenceGathered(at(), text, proof()),
                new RolloutEvent.AgentFinished(at(), text, Outcome.NOT_VERIFIED, text),
                new RolloutEvent.AgentSoaking(at(), text, at()),
                new RolloutEvent.AgentSoaked(at(), text),
                new RolloutEvent.StopRequested(at()),
                new RolloutEvent.RunClosed(at(), text));
    }

    public List<Step> steps() {
        return List.of(
                new StopAgent(Role.PUBLIC),
                new ClearResourceState(ClearResourceState.How.KEEP_AS_CACHE, List.of()),
                new ClearAgentCheckpoint(text),
                new CreateBackingFile(VOLUME, text, size()),
                new MakeFilesystem(VOLUME, new Source.Loopback(text, size()), size(), text, Filesystem.EXT4, text),
                new MakeFilesystem(VOLUME, new Source.Device(text), size(), text, Filesystem.XFS, text),
                new AddFstabEntry(VOLUME, new Source.Device(text), new FstabEntry(text, text, "ext4", "loop", 0, 2)),
                new MountVolume(VOLUME, text),
                new Reboot(text, List.of(VOLUME), time()),
                new StartAgent(Role.PRIVATE),
                new UndoMount(VOLUME, text),
                new UndoFstabEntry(VOLUME, new FstabEntry(text, text, "ext4", "loop", 0, 2)),
                new RestartAgent(Role.PRIVATE),
                new Verify(
                        List.of(new DesiredVolume(VOLUME, new Source.Device(text), Filesystem.XFS)),
                        Optional.of(Role.PRIVATE),
                        time(),
                        time(),
                        true,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of()));
    }

    /** Those that files of the formats so far do not hold. */
    public List<Step> laterSteps() {
        return List.of(new OverwriteData(
                new MakeFilesystem(VOLUME, new Source.Device(text), size(), text, Filesystem.XFS, text)));
    }

    /** Those that set attributes, or verify them. */
    public List<Step> attributeSteps() {
        return List.of(
                new SetAttributes(List.of(text), text, true),
                new UndoAttributes(List.of(text), text, true),
                new Verify(
                        List.of(),
                        Optional.of(Role.PRIVATE),
                        time(),
                        time(),
                        false,
                        Optional.of(text),
                        List.of(new Attribute(text, text)),
                        List.of(),
                        List.of()));
    }

    /** Those that remove volumes, or verify that they are absent. */
    public List<Step> removalSteps() {
        return List.of(
                new UnmountVolume(VOLUME, text, text, Optional.empty()),
                new RemountVolume(VOLUME, text),
                new RemoveFstabEntry(VOLUME, text),
                new RestoreFstabEntry(VOLUME, text),
                new GiveUpReservations(text),
                new DeleteBackingFile(VOLUME, text, size(), text),
                new Verify(
                        List.of(),
                        Optional.of(Role.PRIVATE),
                        time(),
                        time(),
                        true,
                        Optional.of(text),
                        List.of(),
                        List.of(VOLUME),
                        List.of()));
    }

    /** Those that drain an agent and reactivate it, and its verification in between. */
    public List<Step> drainSteps() {
        return List.of(
                new DrainAgent(text, time(), true, List.of(text)),
                new Verify(
                        List.of(),
                        Optional.of(Role.PRIVATE),
                        time(),
                        time(),
                        true,
                        Optional.of(text),
                        List.of(),
                        List.of(),
                        List.of(text)),
                new ReactivateAgent(List.of(text)));
    }

    /** An event with {@link #drainSteps}. */
    public RolloutEvent drainEvent() {
        return new RolloutEvent.RunResumed(at(), List.of(agent(drainSteps())));
    }

    /** The opening of a run for which a master is asked. */
    public RolloutEvent openingWithIds() {
        return new RolloutEvent.RunOpened(at(), text, text, policy(), List.of(unreachable()), Map.of(text, text));
    }

    /** The events that have anything to do with the removal of volumes. */
    public List<RolloutEvent> removalEvents() {
        List<CheckResult> checks = List.of(new CheckResult(text, Optional.of(true), text, List.of()));
        return List.of(
                new RolloutEvent.RunResumed(at(), List.of(agent(removalSteps()))),
                new RolloutEvent.EvidenceGathered(
                        at(),
                        text,
                        new Proof(
                                Proof.State.VERIFIED,
                                text,
                                List.of(),
                                List.of(),
                                List.of(new VolumeProof(VOLUME, OptionalLong.empty(), checks)))));
    }

    /** The events that have anything to do with attributes. */
    public List<RolloutEvent> attributeEvents() {
        List<CheckResult> checks = List.of(new CheckResult(text, Optional.of(true), text, List.of()));
        return List.of(
                new RolloutEvent.RunResumed(at(), List.of(agent(attributeSteps()))),
                new RolloutEvent.EvidenceGathered(
                        at(), text, new Proof(Proof.State.VERIFIED, text, List.of(), checks, List.of())));
    }

    /** An event with {@link #laterSteps}. */
    public RolloutEvent later() {
        return new RolloutEvent.RunResumed(at(), List.of(agent(laterSteps())));
    }

    private RolloutAgent agent(List<Step> taken) {
        List<PlannedStep> steps = taken.stream()
                .map(step -> new PlannedStep(step, text, step.undo()))
                .toList();
        return new RolloutAgent(
                text,
                text,
                Optional.of(text),
                new AgentPlan(
                        Verdict.PLANNED,
                        Optional.of(text),
                        Optional.of(Role.PUBLIC),
                        steps,
                        List.of(),
                        List.of(text),
                        OptionalInt.of(index())));
    }

    private RolloutAgent unreachable() {
        return new RolloutAgent(text + "2", text, Optional.empty(), AgentPlan.unreachable(text));
    }

    private Proof proof() {
        JournaldLine line = new JournaldLine(at(), text, text, number, number, text, text, text, text);
        return new Proof(
                Proof.State.NOT_YET,
                text,
                List.of(
                        new VolumeProof(
                                VOLUME,
                                OptionalLong.of(number),
                                List.of(new CheckResult(text, Optional.of(true), text, List.of(line)))),
                        new VolumeProof(
                                VOLUME,
                                OptionalLong.empty(),
                                List.of(
                                        new CheckResult(text, Optional.of(false), text, List.of()),
                                        new CheckResult(text, Optional.empty(), text, List.of())))),
                List.of(),
                List.of());
    }

    private RolloutPolicy policy() {
        PerZone perZone = new PerZone(Optional.of(Amount.agents(1)), Optional.empty());
        return new RolloutPolicy(
                Amount.agents(index()), Amount.percent(25), Amount.agents(0), perZone, Spread.ZONE, time());
    }

    private Instant at() {
        return Instant.ofEpochSecond(number % 100_000_000_000L, number % 1_000_000_000);
    }

    private Duration time() {
        return Duration.ofNanos(number);
    }

    private ByteSize size() {
        return new ByteSize(number);
    }

    private int index() {
        return (int) (number % Integer.MAX_VALUE);
    }
}

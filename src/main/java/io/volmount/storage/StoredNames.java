package io.volmount.storage;

import io.volmount.document.TextFile;
import io.volmount.facts.JournaldLine;
import io.volmount.fstab.FstabEntry;
import io.volmount.plan.AgentPlan;
import io.volmount.plan.PlannedStep;
import io.volmount.playbook.Amount;
import io.volmount.playbook.PerZone;
import io.volmount.playbook.RolloutPolicy;
import io.volmount.playbook.Spread;
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
import io.volmount.step.MakeFilesystem;
import io.volmount.step.MountVolume;
import io.volmount.step.OverwriteData;
import io.volmount.step.Reboot;
import io.volmount.step.RestartAgent;
import io.volmount.step.StartAgent;
import io.volmount.step.StepResult;
import io.volmount.step.StopAgent;
import io.volmount.step.UndoFstabEntry;
import io.volmount.step.UndoMount;
import io.volmount.step.Verify;
import io.volmount.volume.ByteSize;
import io.volmount.volume.DesiredVolume;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Role;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names in stored files, independent of the names in the code: renaming a class, a component or a constant
 * changes nothing on disk. A released name and the meaning of its value must never change.
 */
final class StoredNames {
    private static final List<Shape> SHAPES = List.of(
            // Events
            new Shape(RolloutEvent.RunOpened.class, "RunOpened", "at", "run", "playbook", "policy", "agents"),
            new Shape(RolloutEvent.RunResumed.class, "RunResumed", "at", "agents"),
            new Shape(RolloutEvent.AgentAdmitted.class, "AgentAdmitted", "at", "agent"),
            new Shape(RolloutEvent.StepIntended.class, "StepIntended", "at", "agent", "index", "step"),
            new Shape(RolloutEvent.StepFinished.class, "StepFinished", "at", "agent", "index", "result"),
            new Shape(RolloutEvent.ReleaseIntended.class, "ReleaseIntended", "at", "agent"),
            new Shape(RolloutEvent.LockReleased.class, "LockReleased", "at", "agent", "result"),
            new Shape(RolloutEvent.EvidenceGathered.class, "EvidenceGathered", "at", "agent", "proof"),
            new Shape(RolloutEvent.AgentFinished.class, "AgentFinished", "at", "agent", "outcome", "reason"),
            new Shape(RolloutEvent.AgentSoaking.class, "AgentSoaking", "at", "agent", "until"),
            new Shape(RolloutEvent.AgentSoaked.class, "AgentSoaked", "at", "agent"),
            new Shape(RolloutEvent.StopRequested.class, "StopRequested", "at"),
            new Shape(RolloutEvent.RunClosed.class, "RunClosed", "at", "stopped"),
            // Steps
            new Shape(StopAgent.class, "StopAgent", "role"),
            new Shape(ClearResourceState.class, "ClearResourceState", "how"),
            new Shape(ClearAgentCheckpoint.class, "ClearAgentCheckpoint", "path"),
            new Shape(CreateBackingFile.class, "CreateBackingFile", "path", "file", "size"),
            new Shape(
                    MakeFilesystem.class, "MakeFilesystem", "path", "source", "size", "identity", "filesystem", "uuid"),
            new Shape(OverwriteData.class, "OverwriteData", "filesystem"),
            new Shape(AddFstabEntry.class, "AddFstabEntry", "path", "source", "entry"),
            new Shape(MountVolume.class, "MountVolume", "path", "uuid"),
            new Shape(Reboot.class, "Reboot", "bootId", "volumes", "timeout"),
            new Shape(StartAgent.class, "StartAgent", "role"),
            new Shape(UndoMount.class, "UndoMount", "path", "uuid"),
            new Shape(UndoFstabEntry.class, "UndoFstabEntry", "path", "entry"),
            new Shape(RestartAgent.class, "RestartAgent", "role"),
            new Shape(Verify.class, "Verify", "volumes", "role", "timeout", "settle", "fresh", "boot"),
            // What volumes stand on
            new Shape(Source.Loopback.class, "Loopback", "file", "size"),
            new Shape(Source.Device.class, "Device", "path"),
            // What these hold
            new Shape(RolloutPolicy.class, "", "canary", "maxUnavailable", "maxFailures", "perZone", "spread", "soak"),
            new Shape(PerZone.class, "", "maxUnavailable", "maxFailures"),
            new Shape(Amount.class, "", "number", "unit"),
            new Shape(RolloutAgent.class, "", "name", "address", "zone", "plan"),
            new Shape(
                    AgentPlan.class,
                    "",
                    "verdict",
                    "machineId",
                    "role",
                    "steps",
                    "reasons",
                    "warnings",
                    "runningTasks"),
            new Shape(PlannedStep.class, "", "step", "reason", "undo"),
            new Shape(VolumePath.class, "", "number"),
            new Shape(DesiredVolume.class, "", "path", "source", "filesystem"),
            new Shape(ByteSize.class, "", "bytes"),
            new Shape(FstabEntry.class, "", "spec", "file", "type", "options", "dump", "pass"),
            new Shape(StepResult.class, "", "status", "detail", "output", "boot"),
            new Shape(Proof.class, "", "state", "bootId", "volumes"),
            new Shape(VolumeProof.class, "", "path", "offeredMb", "findings"),
            new Shape(CheckResult.class, "", "check", "passed", "detail", "journal"),
            new Shape(
                    JournaldLine.class,
                    "",
                    "at",
                    "hostname",
                    "bootId",
                    "monotonic",
                    "pid",
                    "writerUnit",
                    "subjectUnit",
                    "identifier",
                    "message"),
            // Documents
            new Shape(SavedPlan.class, "", "id", "at", "version", "given", "agents"),
            new Shape(SavedPlan.SavedAgent.class, "", "name", "address", "plan"),
            new Shape(RunInputs.class, "", "inventory", "playbook"),
            new Shape(TextFile.class, "", "name", "text"));

    private static final Map<Class<?>, Shape> BY_TYPE =
            SHAPES.stream().collect(Collectors.toUnmodifiableMap(Shape::type, Function.identity()));

    private static final Map<Enum<?>, String> WORDS = Map.ofEntries(
            Map.entry(AgentPlan.Verdict.UNCHANGED, "UNCHANGED"),
            Map.entry(AgentPlan.Verdict.PLANNED, "PLANNED"),
            Map.entry(AgentPlan.Verdict.REFUSED, "REFUSED"),
            Map.entry(AgentPlan.Verdict.UNREACHABLE, "UNREACHABLE"),
            Map.entry(Role.PRIVATE, "PRIVATE"),
            Map.entry(Role.PUBLIC, "PUBLIC"),
            Map.entry(ClearResourceState.How.REMOVE, "REMOVE"),
            Map.entry(ClearResourceState.How.KEEP_AS_CACHE, "KEEP_AS_CACHE"),
            Map.entry(Filesystem.EXT4, "EXT4"),
            Map.entry(Filesystem.XFS, "XFS"),
            Map.entry(Amount.Unit.AGENTS, "AGENTS"),
            Map.entry(Amount.Unit.PERCENT, "PERCENT"),
            Map.entry(Spread.ZONE, "ZONE"),
            Map.entry(Spread.NONE, "NONE"),
            Map.entry(StepResult.Status.DONE, "DONE"),
            Map.entry(StepResult.Status.UNCHANGED, "UNCHANGED"),
            Map.entry(StepResult.Status.FAILED, "FAILED"),
            Map.entry(StepResult.Status.UNREACHABLE, "UNREACHABLE"),
            Map.entry(StepResult.Status.HELD, "HELD"),
            Map.entry(StepResult.Status.IN_DOUBT, "IN_DOUBT"),
            Map.entry(Proof.State.VERIFIED, "VERIFIED"),
            Map.entry(Proof.State.NOT_YET, "NOT_YET"),
            Map.entry(Proof.State.NOT_VERIFIED, "NOT_VERIFIED"),
            Map.entry(Proof.State.UNPROVEN, "UNPROVEN"),
            Map.entry(Outcome.UNCHANGED, "UNCHANGED"),
            Map.entry(Outcome.PLANNED, "PLANNED"),
            Map.entry(Outcome.VERIFIED, "VERIFIED"),
            Map.entry(Outcome.NOT_VERIFIED, "NOT_VERIFIED"),
            Map.entry(Outcome.UNPROVEN, "UNPROVEN"),
            Map.entry(Outcome.REFUSED, "REFUSED"),
            Map.entry(Outcome.FAILED, "FAILED"),
            Map.entry(Outcome.UNREACHABLE, "UNREACHABLE"),
            Map.entry(Outcome.IN_DOUBT, "IN_DOUBT"),
            Map.entry(Outcome.SKIPPED, "SKIPPED"));

    private StoredNames() {}

    /**
     * How a record is stored in a file.
     *
     * @param name the value of the field {@code is}, by which events, steps and sources are distinguished; empty for
     *     other records
     * @param fields the names of its components, in order
     */
    record Shape(Class<? extends Record> type, String name, List<String> fields) {
        Shape(Class<? extends Record> type, String name, String... fields) {
            this(type, name, List.of(fields));
        }

        /** The field of the component with this name in the code. */
        String field(String component) {
            List<String> components = Arrays.stream(type.getRecordComponents())
                    .map(each -> each.getName())
                    .toList();
            return fields.get(components.indexOf(component));
        }
    }

    static Stream<Shape> shapes() {
        return SHAPES.stream();
    }

    /** The shape of a stored type; empty for any other. */
    static Optional<Shape> shape(Class<?> type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /** The word of a stored constant; empty for any other. */
    static Optional<String> word(Enum<?> constant) {
        return Optional.ofNullable(WORDS.get(constant));
    }

    static Stream<Class<?>> wordTypes() {
        return WORDS.keySet().stream().<Class<?>>map(Enum::getDeclaringClass).distinct();
    }
}

package io.volmount.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.fstab.FstabEntry;
import io.volmount.plan.AgentPlan;
import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.plan.step.PlannedStep;
import io.volmount.rollout.RolloutEvent.AgentAdmitted;
import io.volmount.rollout.RolloutEvent.LockReleased;
import io.volmount.rollout.RolloutEvent.ReleaseIntended;
import io.volmount.rollout.RolloutEvent.StepFinished;
import io.volmount.rollout.RolloutEvent.StepIntended;
import io.volmount.step.AddFstabEntry;
import io.volmount.step.ClearAgentCheckpoint;
import io.volmount.step.MountVolume;
import io.volmount.step.Reboot;
import io.volmount.step.Step;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import io.volmount.step.StopAgent;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Role;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What is performed on an agent after one of its steps failed. */
class RollbackTest {
    private static final VolumePath VOLUME = VolumePath.of("/dcos/volume0");
    private static final List<Step> STEPS = List.of(
            new StopAgent(Role.PRIVATE),
            new ClearAgentCheckpoint("/latest"),
            new AddFstabEntry(
                    VOLUME,
                    new Source.Loopback("/v.img", ByteSize.ofMb(200)),
                    new FstabEntry("/v.img", VOLUME.toString(), "ext4", "loop", 0, 2)),
            new MountVolume(VOLUME, "1-2"),
            new Reboot("boot", List.of(VOLUME), Duration.ofMinutes(1)));

    private final List<String> performed = new ArrayList<>();

    private static RolloutAgent agent(boolean restore) {
        List<PlannedStep> steps = STEPS.stream()
                .map(step -> new PlannedStep(step, "because", restore ? step.undo() : Optional.empty()))
                .toList();
        return new RolloutAgent(
                "a1",
                "a1:22",
                Optional.empty(),
                new AgentPlan(
                        Verdict.PLANNED,
                        Optional.empty(),
                        Optional.of(Role.PRIVATE),
                        steps,
                        List.of(),
                        List.of(),
                        OptionalInt.empty()));
    }

    /** Performs all that is wanted; every step is done, unless another result is given for its id. */
    private Action.Finish run(RolloutAgent agent, Map<String, Status> results) {
        Rollout rollout = new Rollout(Fleet.opening(Fleet.policy(0, 1, 0), List.of(agent)));
        rollout.apply(new AgentAdmitted(Fleet.START, "a1"));
        while (rollout.nextActions().get(0) instanceof Action.Perform next) {
            String id = next.step().id();
            performed.add(id);
            rollout.apply(new StepIntended(Fleet.START, "a1", next.index(), id));
            assertThat(rollout.agent("a1").current()).contains(next.step());
            StepResult result = new StepResult(results.getOrDefault(id, Status.DONE), "it " + id, "");
            rollout.apply(new StepFinished(Fleet.START, "a1", next.index(), result));
        }
        if (rollout.nextActions().get(0) instanceof Action.Release) {
            rollout.apply(new ReleaseIntended(Fleet.START, "a1"));
            rollout.apply(new LockReleased(Fleet.START, "a1", Fleet.result(Status.DONE)));
        }
        return (Action.Finish) rollout.nextActions().get(0);
    }

    private void assertNothingIsRolledBackAfter(String last, Status status) {
        performed.clear();
        run(agent(true), Map.of(last, status));
        assertThat(performed).last().isEqualTo(last);
    }

    @Test
    void whatWasDoneIsRolledBackLastThingsFirst() {
        Action.Finish end = run(agent(true), Map.of("mount-volume", Status.FAILED));

        assertThat(performed.subList(4, performed.size())).containsExactly("undo-fstab-entry", "restart-agent");
        assertThat(end.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(end.reason())
                .isEqualTo(
                        "mount-volume: it mount-volume; rolled back: add-fstab-entry of /dcos/volume0, stop-agent; not rolled back: clear-agent-checkpoint");
    }

    @Test
    void whatWasThereBeforeStays() {
        run(agent(true), Map.of("stop-agent", Status.UNCHANGED, "mount-volume", Status.FAILED));
        assertThat(performed).doesNotContain("restart-agent").endsWith("mount-volume", "undo-fstab-entry");

        performed.clear();
        run(agent(true), Map.of("add-fstab-entry", Status.UNCHANGED, "mount-volume", Status.FAILED));
        assertThat(performed).endsWith("mount-volume", "restart-agent");
    }

    @Test
    void aMistakeInTakingBackIsTheLastThingThatHappens() {
        for (Status status : List.of(Status.FAILED, Status.UNREACHABLE, Status.IN_DOUBT)) {
            performed.clear();
            Action.Finish end = run(agent(true), Map.of("mount-volume", Status.FAILED, "undo-fstab-entry", status));

            assertThat(performed).last().isEqualTo("undo-fstab-entry");
            assertThat(end.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(end.reason())
                    .startsWith(
                            "mount-volume: it mount-volume; undo-fstab-entry failed: it undo-fstab-entry; not rolled back: add-fstab-entry of /dcos/volume0, clear-agent-checkpoint, stop-agent; the agent is"
                                    + " left stopped");
            assertThat(end.reason().contains("; the node stays locked")).isEqualTo(status != Status.FAILED);
        }
    }

    @Test
    void nothingIsRolledBackAsLongAsAnythingMayBeRunning() {
        Arrays.asList(Status.IN_DOUBT, Status.UNREACHABLE)
                .forEach(status -> assertNothingIsRolledBackAfter("mount-volume", status));
    }

    @Test
    void nothingIsRolledBackOnceTheNodeWasToldToReboot() {
        assertNothingIsRolledBackAfter("reboot", Status.FAILED);
    }

    @Test
    void nothingIsRolledBackWhereThePlaybookWantsItLeft() {
        Action.Finish end = run(agent(false), Map.of("mount-volume", Status.FAILED));

        assertThat(performed).last().isEqualTo("mount-volume");
        assertThat(end.reason()).startsWith("mount-volume: it mount-volume; the agent is left stopped: ");
    }
}

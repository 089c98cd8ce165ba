package io.volmount.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.volmount.facts.RunIdentity;
import io.volmount.plan.step.PlannedStep;
import io.volmount.rollout.driver.Draining;
import io.volmount.rollout.driver.RolloutDriver;
import io.volmount.rollout.driver.Verification;
import io.volmount.step.MountVolume;
import io.volmount.step.Reboot;
import io.volmount.step.ScriptStep;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import io.volmount.volume.VolumePath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A plan with a reboot is for the boot in which it was made, and every plan says how old it is. */
class PlannedBootTest {
    private final Map<String, Optional<String>> boots = new LinkedHashMap<>();
    private final List<Duration> ages = new ArrayList<>();
    private final ScriptedAgent agent = new ScriptedAgent() {
        @Override
        public StepResult perform(ScriptStep step, RunIdentity run) {
            boots.put(step.id(), run.boot());
            ages.add(run.age());
            return super.perform(step, run);
        }
    };

    private AgentProgress run(boolean undoable) throws InterruptedException {
        FakeTime time = new FakeTime();
        RolloutAgent planned = Fleet.planned("a1");
        List<PlannedStep> steps = new ArrayList<>(planned.plan().steps().subList(0, 2));
        steps.add(new PlannedStep(new Reboot("b1", List.of(), Duration.ofMinutes(1)), "because"));
        steps.add(new PlannedStep(new MountVolume(VolumePath.of("/dcos/volume0"), "uuid"), "because"));
        List<PlannedStep> all =
                undoable ? steps.stream().map(PlannedStep::undoable).toList() : steps;
        return new RolloutDriver(
                        name -> agent,
                        event -> {},
                        new Verification(time, time),
                        new Draining(new ScriptedMaster(), time, time),
                        Runnable::run,
                        time,
                        "op@here",
                        time.instant().minusSeconds(600))
                .run(Fleet.opening(Fleet.policy(0, 1, 0), List.of(Fleet.withSteps(planned, all))))
                .agent("a1");
    }

    @Test
    void theStepsBeforeTheRebootAreForTheBootThatItEnds() throws InterruptedException {
        run(false);
        assertThat(ages).containsOnly(Duration.ofSeconds(598));
        assertThat(boots)
                .containsExactly(
                        entry("stop-agent", Optional.of("b1")),
                        entry("add-fstab-entry", Optional.of("b1")),
                        entry("reboot", Optional.empty()),
                        entry("mount-volume", Optional.empty()));
    }

    @Test
    void aRollbackIsForAnyBoot() throws InterruptedException {
        agent.on("add-fstab-entry", () -> Fleet.result(Status.FAILED));
        run(true);
        assertThat(boots).containsEntry("restart-agent", Optional.empty());
    }

    @Test
    void anAgentThatIsInAnotherBootIsRefusedAndNotLost() throws InterruptedException {
        agent.on("stop-agent", () -> Fleet.result(Status.HELD));
        assertThat(run(true).outcome()).contains(Outcome.REFUSED);
        assertThat(boots).containsOnlyKeys("stop-agent");
    }
}

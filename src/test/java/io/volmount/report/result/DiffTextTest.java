package io.volmount.report.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.fstab.FstabEntry;
import io.volmount.plan.AgentPlan;
import io.volmount.plan.step.PlannedStep;
import io.volmount.report.Rendered;
import io.volmount.report.TextOptions;
import io.volmount.rollout.RolloutAgent;
import io.volmount.step.AddFstabEntry;
import io.volmount.step.ClearAgentCheckpoint;
import io.volmount.step.ClearResourceState;
import io.volmount.step.SetAttributes;
import io.volmount.step.Step;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DiffTextTest {
    private static Step fstab(String path, String uuid) {
        FstabEntry entry = new FstabEntry("UUID=" + uuid, path, "xfs", "nodev", 0, 0);
        return new AddFstabEntry(VolumePath.of(path), new Source.Device("/dev/vdb"), entry);
    }

    private static RolloutAgent agent(String name, String uuid) {
        AgentPlan plan = new AgentPlan(
                AgentPlan.Verdict.PLANNED,
                Optional.empty(),
                Optional.empty(),
                List.of(
                                new SetAttributes(
                                        List.of("MESOS_ATTRIBUTES=a:1", "MESOS_ATTRIBUTES=b:2"),
                                        "MESOS_ATTRIBUTES=b:2;disk:ssd",
                                        false),
                                new ClearResourceState(ClearResourceState.How.KEEP_AS_CACHE, List.of()),
                                new ClearAgentCheckpoint("/var/lib/mesos/slave/meta/slaves/latest"),
                                fstab("/dcos/volume0", uuid),
                                fstab("/dcos/volume1", uuid.replace('9', '8')))
                        .stream()
                        .map(step -> new PlannedStep(step, "it is needed"))
                        .toList(),
                List.of(),
                List.of(),
                OptionalInt.empty());
        return new RolloutAgent(name, name + ":22", Optional.empty(), plan);
    }

    private static String diffs(RolloutAgent... agents) {
        return Rendered.as(
                "text", new ReportView(Reports.ofPlan("plan", "v", List.of(agents))), TextOptions.PLAIN.withDiffs());
    }

    @Test
    void theLinesOfAFileAreOneDiffAndUnknownContentIsSaidToBeUnknown() {
        assertThat(diffs(agent("a1", "93da43dc-5355-49a0-8ca2-f4eed2510e13"))).contains("""
                    --- /var/lib/dcos/mesos-slave-common
                    +++ /var/lib/dcos/mesos-slave-common
                    @@ all other lines unchanged @@
                    -MESOS_ATTRIBUTES=a:1
                    -MESOS_ATTRIBUTES=b:2
                    +MESOS_ATTRIBUTES=b:2;disk:ssd
                    --- /var/lib/dcos/mesos-resources
                    +++ /var/lib/dcos/mesos-resources.cache
                    @@ content unchanged @@
                    --- /var/lib/mesos/slave/meta/slaves/latest
                    +++ /dev/null
                    @@ content unknown to the plan @@
                    --- /etc/fstab
                    +++ /etc/fstab
                    @@ at the end of the file @@
                    +UUID=93da43dc-5355-49a0-8ca2-f4eed2510e13 /dcos/volume0 xfs nodev 0 0
                    +UUID=83da43dc-5355-48a0-8ca2-f4eed2510e13 /dcos/volume1 xfs nodev 0 0

                plan "v": 1 agent, 1 planned
                """);
    }

    @Test
    void agentsThatDifferInTheirUuidsShareOneDiff() {
        assertThat(diffs(
                        agent("a1", "93da43dc-5355-49a0-8ca2-f4eed2510e13"),
                        agent("a2", "00000000-5355-49a0-8ca2-f4eed2510e13")))
                .contains("a[1-2] (2 agents): planned")
                .containsOnlyOnce("+UUID=<its own> /dcos/volume0 xfs nodev 0 0")
                .containsOnlyOnce("+++ /etc/fstab");
    }
}

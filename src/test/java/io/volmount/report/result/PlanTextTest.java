package io.volmount.report.result;

import static io.volmount.report.result.Sample.agent;
import static io.volmount.report.result.Sample.planned;
import static io.volmount.report.result.Sample.report;
import static io.volmount.report.result.Sample.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.plan.AgentPlan;
import io.volmount.plan.step.PlannedStep;
import io.volmount.report.Rendered;
import io.volmount.report.TextOptions;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.RolloutAgent;
import io.volmount.step.Effect;
import io.volmount.step.MakeFilesystem;
import io.volmount.step.OverwriteData;
import io.volmount.step.Step;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PlanTextTest {
    private static List<StepReport> plan(String uuid) {
        return List.of(
                planned(
                        "stop-agent",
                        Effect.DISRUPT,
                        false,
                        "stop dcos-mesos-slave.service",
                        "the node is a private agent",
                        Optional.of("the 3 running tasks")),
                planned(
                        "clear-resource-state",
                        Effect.REMOVE,
                        false,
                        "remove /var/lib/dcos/mesos-resources",
                        "discovery runs only while this file is absent",
                        Optional.empty()),
                planned(
                        "make-filesystem",
                        Effect.DISRUPT,
                        false,
                        "make an ext4 file system on /dev/vdb (UUID " + uuid + ")",
                        "/dev/vdb carries no signature",
                        Optional.of("whatever is on /dev/vdb (10 GB, found blank)")),
                planned(
                        "mount-volume",
                        Effect.CREATE,
                        false,
                        "mount /dcos/volume0",
                        "nothing is mounted on /dcos/volume0",
                        Optional.empty()));
    }

    private static final AgentReport PLANNED =
            agent("a1", Outcome.PLANNED, "4 steps", plan("93da43dc-5355-49a0-8ca2-f4eed2510e13"), List.of());

    @Test
    void aPlanTellsInALineEachWhatStepsDoAndWhatIsLost() {
        assertThat(text(report("plan", List.of(PLANNED)))).isEqualTo("""
                a1 (10.0.0.1:22): planned
                  private agent; 4 steps
                    ! stop dcos-mesos-slave.service; terminates the 3 running tasks
                    - remove /var/lib/dcos/mesos-resources
                    ! make an ext4 file system on /dev/vdb (UUID 93da43dc-5355-49a0-8ca2-f4eed2510e13); destroys whatever is on /dev/vdb (10 GB, found blank)
                    + mount /dcos/volume0

                plan "test volumes": 1 agent, 1 planned
                Plan of 4 steps on 1 agent: 1 create (+), 1 remove (-), 2 destroy or interrupt (!); --why gives the reasons, --diff shows the files
                """);
    }

    @Test
    void everyReasonIsGivenWhenAskedFor() {
        String text =
                Rendered.as("text", new ReportView(report("plan", List.of(PLANNED))), TextOptions.PLAIN.withReasons());

        assertThat(text).isEqualTo("""
                a1 (10.0.0.1:22): planned
                  private agent; 4 steps
                    ! stop dcos-mesos-slave.service; terminates the 3 running tasks
                        because the node is a private agent
                    - remove /var/lib/dcos/mesos-resources
                        because discovery runs only while this file is absent
                    ! make an ext4 file system on /dev/vdb (UUID 93da43dc-5355-49a0-8ca2-f4eed2510e13); destroys whatever is on /dev/vdb (10 GB, found blank)
                        because /dev/vdb carries no signature
                    + mount /dcos/volume0
                        because nothing is mounted on /dcos/volume0

                plan "test volumes": 1 agent, 1 planned
                Plan of 4 steps on 1 agent: 1 create (+), 1 remove (-), 2 destroy or interrupt (!); --diff shows the files
                """);
    }

    @Test
    void theReasonOfAStepThatTheProcedureDoesNotAskForIsGivenUnasked() {
        MakeFilesystem make = new MakeFilesystem(
                VolumePath.of("/dcos/volume0"),
                new Source.Device("/dev/vdb"),
                ByteSize.ofMb(500),
                "serial-1",
                Filesystem.XFS,
                "93da43dc-5355-49a0-8ca2-f4eed2510e13");

        assertThat(planOf(new OverwriteData(make)))
                .containsSubsequence(
                        "    ! make an xfs file system on /dev/vdb (UUID ",
                        "; destroys data of an unknown kind on /dev/vdb (500 MB, no known signature, but not empty)\n",
                        "        because the playbook says so\n");
        assertThat(planOf(make)).contains("    ! make an xfs").doesNotContain("because");
    }

    private static String planOf(Step step) {
        AgentPlan plan = new AgentPlan(
                AgentPlan.Verdict.PLANNED,
                Optional.empty(),
                Optional.empty(),
                List.of(new PlannedStep(step, "the playbook says so")),
                List.of(),
                List.of(),
                OptionalInt.empty());
        return text(Reports.ofPlan("plan", "v", List.of(new RolloutAgent("a1", "a1:22", Optional.empty(), plan))));
    }

    private static AgentReport running(int tasks, AgentReport agent) {
        return new AgentReport(
                agent.name(),
                agent.address(),
                agent.role(),
                agent.outcome(),
                agent.reason(),
                agent.warnings(),
                OptionalInt.of(tasks),
                agent.steps(),
                agent.volumes());
    }

    @Test
    void agentsWithEqualPlansAreShownOnce() {
        List<AgentReport> agents = List.of(
                running(
                        2,
                        agent(
                                "a1",
                                Outcome.PLANNED,
                                "4 steps",
                                plan("93da43dc-5355-49a0-8ca2-f4eed2510e13"),
                                List.of())),
                running(
                        9,
                        agent(
                                "a2",
                                Outcome.PLANNED,
                                "4 steps",
                                plan("00000000-5355-49a0-8ca2-f4eed2510e13"),
                                List.of())));

        assertThat(text(report("plan", agents))).isEqualTo("""
                a[1-2] (2 agents): planned
                  private agent; 4 steps
                    ! stop dcos-mesos-slave.service; terminates 2-9 tasks each, 11 in all
                    - remove /var/lib/dcos/mesos-resources
                    ! make an ext4 file system on /dev/vdb (UUID <its own>); destroys whatever is on /dev/vdb (10 GB, found blank)
                    + mount /dcos/volume0

                plan "test volumes": 2 agents, 2 planned
                Plan of 8 steps on 2 agents: 2 create (+), 2 remove (-), 4 destroy or interrupt (!); --why gives the reasons, --diff shows the files
                """);
    }
}

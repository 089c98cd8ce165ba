import io.volmount.document.TextFile;
import io.volmount.journal.Journal;
import io.volmount.journal.RunDirectory;
import io.volmount.playbook.Playbook;
import io.volmount.proof.CheckResult;
import io.volmount.proof.Proof;
import io.volmount.proof.VolumeProof;
import io.volmount.rehearsal.Cluster;
import io.volmount.rehearsal.NodeModel;
import io.volmount.rehearsal.SimulatedResult;
import io.volmount.rehearsal.VirtualDriver;
import io.volmount.rollout.RolloutEvent.AgentFinished;
import io.volmount.rollout.RolloutEvent.EvidenceGathered;
import io.volmount.rollout.RolloutEvent.RunOpened;
import io.volmount.rollout.RolloutEvent.StepFinished;
import io.volmount.rollout.driver.EventSink;
import io.volmount.step.StepResult;
import io.volmount.storage.RunInputs;
import io.volmount.volume.VolumePath;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Records runs over simulated agents, with the engine, the journal and the size of proofs of real ones. Run by
 * {@code run-history.sh}.
 */
final class RecordSimulatedRuns {
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final List<String> CHECKS = List.of(
            "same-boot",
            "mounted",
            "fstab",
            "systemd-mount",
            "discovery",
            "mesos-resources",
            "agent-healthy",
            "agent-start");

    private RecordSimulatedRuns() {}

    /** Ends a run in the middle, as a killed controller would. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * @param arguments the folder of runs; the inventory and the playbook; how many agents; how many runs; after how many
     *     agents each is interrupted, 0 for never; the controller
     */
    public static void main(String[] arguments) throws IOException {
        Path runs = Path.of(arguments[0]);
        RunInputs inputs = new RunInputs(TextFile.read(Path.of(arguments[1])), TextFile.read(Path.of(arguments[2])));
        Playbook playbook = Playbook.load(Path.of(arguments[2]));
        Cluster cluster = Cluster.simulated(Integer.parseInt(arguments[3]), 5, playbook);
        int interrupted = Integer.parseInt(arguments[5]);
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < Integer.parseInt(arguments[4]); i++) {
            Instant begin = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofHours(6L * i));
            RunDirectory directory = RunDirectory.create(runs, begin, random);
            directory.store(inputs, arguments[6]);
            try (Journal journal = Journal.create(directory)) {
                RunOpened opening = new RunOpened(
                        begin, directory.run(), playbook.name(), playbook.rollout(), cluster.agents(), Map.of());
                record(journal, opening, interrupted);
            }
        }
    }

    private static void record(Journal journal, RunOpened opening, int interrupted) {
        StepResult done = new StepResult(StepResult.Status.DONE, "done, and this is what the node says about it", "");
        NodeModel nodes = (agent, step) -> new SimulatedResult(done, STEP);
        AtomicInteger ended = new AtomicInteger();
        EventSink sink = event -> {
            if (event instanceof StepFinished finished && finished.index() == lastStep(opening)) {
                journal.record(new EvidenceGathered(event.at(), finished.agent(), proof()));
            }
            journal.record(event);
            if (event instanceof AgentFinished && ended.incrementAndGet() == interrupted) {
                throw new Killed();
            }
        };
        try {
            new VirtualDriver(nodes, sink).run(opening);
        } catch (Killed end) {
            // as wanted
        }
    }

    private static int lastStep(RunOpened opening) {
        return opening.agents().get(0).steps().size() - 1;
    }

    private static Proof proof() {
        List<CheckResult> checks = CHECKS.stream()
                .map(check -> new CheckResult(
                        check,
                        Optional.of(true),
                        "what the node shows of this, in a sentence of some sixty letters",
                        List.of()))
                .toList();
        VolumeProof volume = new VolumeProof(VolumePath.of("/dcos/volume0"), OptionalLong.of(102_400), checks);
        return new Proof(
                Proof.State.VERIFIED, "5e5cbf72-acf6-4a0e-a7c8-e5258aa2f4b8", List.of(volume), List.of(), List.of());
    }
}

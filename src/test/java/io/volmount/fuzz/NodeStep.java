package io.volmount.fuzz;

import io.volmount.facts.NodeLimits;
import io.volmount.journal.EventLines;
import io.volmount.rollout.RolloutEvent;
import io.volmount.step.MakeFilesystem;
import io.volmount.step.ScriptStep;
import io.volmount.step.StepResult;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What a step's script prints. The first line of an input is its exit status; behind a line {@code stderr}, if there is one,
 * stands what it printed there. The result is done only after the word of the script and status 0.
 */
final class NodeStep {
    private static final ScriptStep STEP = new MakeFilesystem(
            VolumePath.of("/dcos/volume0"),
            new Source.Device("/dev/vdb"),
            ByteSize.ofMb(1000),
            "serial-1",
            Filesystem.EXT4,
            "6f1f2a3c-0d5e-4b7a-9c8d-112233445566");

    /** What is shown of it is cleaned once more. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\n]]");

    private NodeStep() {}

    static void read(byte[] bytes) {
        Input input = Input.of(bytes);
        int status = input.first().matches("[0-9]{1,3}") ? Integer.parseInt(input.first()) : 0;
        String[] streams = input.rest().split("\nstderr\n", 2);
        FakeNode node = FakeNode.answering(status, streams[0], streams.length > 1 ? streams[1] : "");

        StepResult step = node.perform(STEP);
        hold(step, status, streams[0]);
        EventLines.hold(new RolloutEvent.StepFinished(Instant.EPOCH, "a1", 0, step));
        StepResult release = node.release();
        hold(release, status, streams[0]);
        EventLines.hold(new RolloutEvent.LockReleased(Instant.EPOCH, "a1", release));
    }

    private static void hold(StepResult result, int status, String stdout) {
        Sane.hold(
                !result.succeeded() || status == 0 && stdout.contains("@N "),
                "done without a word of the script",
                result);
        Sane.atMost(NodeLimits.QUOTING + "...".length(), result.detail());
        Sane.atMost(2 * NodeLimits.OUTPUT, result.output());
        Sane.hold(!CONTROLS.matcher(result.output()).find(), "a terminal would obey this", result.output());
        Sane.hold(!result.detail().contains("\n"), "a detail of several lines", result.detail());
    }
}

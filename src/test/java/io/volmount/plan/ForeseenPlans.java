package io.volmount.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.BackingFile;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.PathState;
import io.volmount.facts.PathState.Kind;
import io.volmount.facts.Storage;
import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.playbook.VolumeSpec;
import io.volmount.step.file.WrittenPaths;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Role;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A made-up node, and what the plan for it refuses. */
abstract class ForeseenPlans {
    final NodeSketch node = new NodeSketch();

    AgentPlan plan(VolumeSpec... volumes) {
        return Planner.plan(node.facts(), Playbooks.reboot(volumes), Optional.of(Role.PRIVATE));
    }

    String refusal(VolumeSpec... volumes) {
        AgentPlan plan = plan(volumes);
        assertThat(plan.verdict()).isEqualTo(Verdict.REFUSED);
        return String.join("\n", plan.reasons());
    }

    void at(PathState state) {
        node.written.put(state.path(), state);
    }

    static PathState readOnly(PathState state) {
        return new PathState(
                state.path(),
                state.kind(),
                state.real(),
                state.ownedByRoot(),
                false,
                state.above(),
                state.aboveWritable());
    }

    static PathState sealed(PathState state) {
        return new PathState(
                state.path(), state.kind(), state.real(), state.ownedByRoot(), state.writable(), state.above(), false);
    }

    static PathState link(String path, String real) {
        return new PathState(path, Kind.LINK, Optional.of(real), true, true, WrittenPaths.directoryOf(path), true);
    }

    void file(String mountPoint, String type) {
        Storage storage =
                new Storage(mountPoint, type, false, "254:16", ByteSize.ofMb(10_000), OptionalLong.of(100_000));
        node.files.put(
                NodeSketch.FILE0,
                new BackingFile(BackingFile.Kind.ABSENT, new ByteSize(0), Set.of(), Optional.empty(), storage));
    }
}

package io.volmount.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.NodeCheck.Status;
import io.volmount.agent.NodeCheck.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeCheckResultTest {
    private static NodeCheckResult of(NodeCheck... made) {
        return new NodeCheckResult(List.of(made), Optional.empty());
    }

    @Test
    void whatCouldNotBeCheckedIsUnknownAndNeverGood() {
        NodeCheckResult result = of(
                NodeCheck.ok(Subject.REACHABLE, "it answers"),
                NodeCheck.failed(Subject.HOST_KEY, "the host key has changed"));

        assertThat(result.checks()).extracting(NodeCheck::subject).containsExactly(Subject.values());
        assertThat(result.checks())
                .extracting(NodeCheck::status)
                .startsWith(Status.OK, Status.FAILED)
                .filteredOn(status -> status == Status.UNKNOWN)
                .hasSize(5);
        assertThat(result.checks().get(2).detail()).isEqualTo("not checked, because of host-key");
        assertThat(result.problems()).extracting(NodeCheck::subject).containsExactly(Subject.HOST_KEY);
    }

    @Test
    void theWholeIsAsBadAsItsWorst() {
        NodeCheck[] checks = Arrays.stream(Subject.values())
                .map(subject -> NodeCheck.ok(subject, "fine"))
                .toArray(NodeCheck[]::new);
        assertThat(of(checks).status()).isEqualTo(Status.OK);

        checks[6] = NodeCheck.warning(Subject.CLOCK, "late");
        assertThat(of(checks).status()).isEqualTo(Status.WARNING);

        assertThat(of(Arrays.copyOf(checks, 6)).status()).isEqualTo(Status.UNKNOWN);

        checks[5] = NodeCheck.failed(Subject.TOOLS, "no flock");
        assertThat(of(checks).status()).isEqualTo(Status.FAILED);
    }
}

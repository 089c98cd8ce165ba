package io.volmount.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.NodeLimits;
import io.volmount.shell.CommandResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureTest {
    @ParameterizedTest
    @ValueSource(ints = {NodeLimits.ANSWER, NodeLimits.ERRORS})
    void whatIsPrintedBeyondTheLimitIsCountedAndDropped(int limit) {
        Capture capture = new Capture(limit);

        capture.add(new byte[limit], limit);
        assertThat(capture.output().truncated()).isFalse();
        capture.add(new byte[10], 10);

        CommandResult.Output output = capture.output();
        assertThat(output.text()).hasSize(limit);
        assertThat(output.droppedBytes()).isEqualTo(10);
    }
}

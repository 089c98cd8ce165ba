package io.volmount.ssh.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.NodeLimits;
import io.volmount.shell.session.CommandResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputCaptureTest {
    @ParameterizedTest
    @ValueSource(ints = {NodeLimits.ANSWER, NodeLimits.ERRORS})
    void whatIsPrintedBeyondTheLimitIsCountedAndDropped(int limit) {
        OutputCapture capture = new OutputCapture(limit);

        capture.add(new byte[limit], limit);
        assertThat(capture.output().truncated()).isFalse();
        capture.add(new byte[10], 10);

        CommandResult.Output output = capture.output();
        assertThat(output.text()).hasSize(limit);
        assertThat(output.droppedBytes()).isEqualTo(10);
    }
}

package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volmount.agent.AgentUnreachable;
import io.volmount.shell.session.CommandResult;
import io.volmount.shell.session.CommandResult.Output;
import io.volmount.shell.session.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of an answer that is not all there, nothing is taken for a fact. */
class ProbeOutputTest {
    private static final String HALF = "\n@n section hostname\na1\n";

    private static CommandResult result(int status, String stdout, long dropped) {
        return new CommandResult(new Ending.Exited(status), new Output(stdout, dropped), new Output("", 0));
    }

    @Test
    void moreThanCanBeReadIsRefused() {
        assertThatThrownBy(() -> ProbeOutput.read("n", result(0, HALF, 1)))
                .isInstanceOf(AgentUnreachable.class)
                .hasMessage("the probe's output is too long");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 21, 255})
    void withoutItsEndNothingCounts(int status) {
        assertThatThrownBy(() -> ProbeOutput.read("n", result(status, HALF, 0))).isInstanceOf(AgentUnreachable.class);
    }

    @Test
    void anEndMarkWithAnotherExitCodeIsRejected() {
        assertThatThrownBy(() -> ProbeOutput.read("n", result(1, HALF + "\n@n end\n", 0)))
                .isInstanceOf(AgentUnreachable.class);
    }

    @Test
    void aFrameWithAnotherNonceIsRejected() {
        assertThatThrownBy(() -> ProbeOutput.read("m", result(0, HALF + "\n@n end\n", 0)))
                .isInstanceOf(AgentUnreachable.class);
    }
}

package io.volmount.shell.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.AgentUnreachable;
import io.volmount.facts.NodeLimits;
import io.volmount.shell.CheckOutput;
import io.volmount.shell.ProbeOutput;
import io.volmount.shell.StepOutput;
import io.volmount.shell.session.CommandResult;
import io.volmount.shell.session.Ending;
import java.time.Instant;
import java.util.function.Consumer;

/** Reads what a node printed as the answer of a step, of a check and of a look. */
final class LargestAnswer implements Consumer<String[]> {

    /** @param printed all of it */
    @Override
    public void accept(String[] printed) {
        CommandResult result = new CommandResult(
                new Ending.Exited(3),
                new CommandResult.Output(printed[0], 0),
                new CommandResult.Output(NodeLimits.cut(printed[0], NodeLimits.ERRORS), 0));

        assertThat(StepOutput.read("n", result).detail()).hasSizeLessThan(NodeLimits.QUOTING + 10);
        CheckOutput.Span span = new CheckOutput.Span(Instant.EPOCH, Instant.EPOCH);
        assertThat(CheckOutput.read("n", result, "", span).checks()).isNotEmpty();
        try {
            ProbeOutput.read("n", result);
        } catch (AgentUnreachable silent) {
            assertThat(silent.getMessage()).hasSizeLessThan(NodeLimits.QUOTING + 10);
        }
    }
}

package io.volmount.shell;

import io.volmount.shell.session.CommandResult;
import io.volmount.shell.session.Ending;
import io.volmount.shell.session.NodeText;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;

/** Converts the output of a step's script to its result: done only if the script reported it and ended normally. */
public final class StepOutput implements Ending.Cases<StepResult> {
    private final CommandResult result;
    private final FramedOutput framed;
    private final String output;

    private StepOutput(String nonce, CommandResult result) {
        this.result = result;
        this.framed = FramedOutput.read(nonce, result.stdout().text());
        this.output = NodeText.tail(result.stderr().text());
    }

    public static StepResult read(String nonce, CommandResult result) {
        return result.ending().accept(new StepOutput(nonce, result));
    }

    @Override
    public StepResult exited(int status) {
        return framed.result().map(reported -> reported(reported, status)).orElseGet(() -> noResult(status));
    }

    @Override
    public StepResult killed(String signal) {
        return of(Status.IN_DOUBT, "its shell was killed by signal " + signal);
    }

    @Override
    public StepResult inDoubt(String why) {
        return of(
                Status.IN_DOUBT,
                why
                        + framed.result()
                                .map(reported -> "; last message: " + reported.sentence())
                                .orElse(""));
    }

    @Override
    public StepResult neverRan(String why) {
        return of(Status.UNREACHABLE, why);
    }

    private StepResult reported(FramedOutput.Result reported, int status) {
        return switch (reported.word()) {
            case "changed" -> status == 0 ? of(Status.DONE, reported.sentence()) : contradiction(reported, status);
            case "unchanged" ->
                status == 0 ? of(Status.UNCHANGED, reported.sentence()) : contradiction(reported, status);
            case "held" -> of(Status.HELD, reported.sentence());
            case "busy" -> of(Status.IN_DOUBT, reported.sentence());
            case "refused" -> of(Status.FAILED, "refused: " + reported.sentence());
            default -> of(Status.FAILED, reported.sentence());
        };
    }

    private StepResult contradiction(FramedOutput.Result reported, int status) {
        return of(
                Status.IN_DOUBT, "the script reported '" + reported.sentence() + "' but exited with status " + status);
    }

    /** Above 128 a signal terminated the shell; processes that it started may still run. */
    private StepResult noResult(int status) {
        String stderr = result.stderr().text();
        return status > 128
                ? of(Status.IN_DOUBT, "the script was terminated by signal " + (status - 128))
                : of(Status.FAILED, NoOutput.explain(status, stderr));
    }

    private StepResult of(Status status, String detail) {
        return new StepResult(status, detail.isBlank() ? "no reason given" : detail, output);
    }
}

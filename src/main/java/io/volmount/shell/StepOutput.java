package io.volmount.shell;

import io.volmount.shell.session.CommandResult;
import io.volmount.shell.session.Ending;
import io.volmount.shell.session.NodeText;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;

/** What a step's script answered, as a result: done only if the script said so and its end was seen. */
public final class StepOutput implements Ending.Cases<StepResult> {
    private final CommandResult result;
    private final FramedOutput frame;
    private final String output;

    private StepOutput(String nonce, CommandResult result) {
        this.result = result;
        this.frame = FramedOutput.read(nonce, result.stdout().text());
        this.output = NodeText.tail(result.stderr().text());
    }

    public static StepResult read(String nonce, CommandResult result) {
        return result.ending().accept(new StepOutput(nonce, result));
    }

    @Override
    public StepResult exited(int status) {
        return frame.result().map(said -> said(said, status)).orElseGet(() -> silent(status));
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
                        + frame.result()
                                .map(said -> "; last heard: " + said.sentence())
                                .orElse(""));
    }

    @Override
    public StepResult neverRan(String why) {
        return of(Status.UNREACHABLE, why);
    }

    private StepResult said(FramedOutput.Result said, int status) {
        return switch (said.word()) {
            case "changed" -> status == 0 ? of(Status.DONE, said.sentence()) : contradiction(said, status);
            case "unchanged" -> status == 0 ? of(Status.UNCHANGED, said.sentence()) : contradiction(said, status);
            case "held" -> of(Status.HELD, said.sentence());
            case "busy" -> of(Status.IN_DOUBT, said.sentence());
            case "refused" -> of(Status.FAILED, "refused: " + said.sentence());
            default -> of(Status.FAILED, said.sentence());
        };
    }

    private StepResult contradiction(FramedOutput.Result said, int status) {
        return of(Status.IN_DOUBT, "the script said '" + said.sentence() + "' but exited with status " + status);
    }

    /** Above 128 a signal ended the shell, and what it had started may live on. */
    private StepResult silent(int status) {
        String stderr = result.stderr().text();
        return status > 128
                ? of(Status.IN_DOUBT, "the script was ended by signal " + (status - 128))
                : of(Status.FAILED, NoOutput.why(status, stderr));
    }

    private StepResult of(Status status, String detail) {
        return new StepResult(status, detail.isBlank() ? "no reason given" : detail, output);
    }
}

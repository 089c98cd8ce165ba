package io.volmount.cli;

import io.volmount.report.Report;
import io.volmount.report.ReportFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Shows the operator what is about to happen, and asks. */
final class Confirmation {
    private static final String CANCELLED = "Cancelled. Nothing was changed.";

    private final Surroundings surroundings;
    private final boolean given;
    private final String remedy;

    /**
     * A question that is yet to be asked.
     *
     * @param given whether the command line says yes already
     * @param remedy what to do after a no, in a sentence; may be empty
     */
    Confirmation(Surroundings surroundings, boolean given, String remedy) {
        this.surroundings = surroundings;
        this.given = given;
        this.remedy = remedy;
        if (!given && !surroundings.canAsk()) {
            throw new Refusal("apply asks before it changes anything, but "
                    + (surroundings.terminals().in() ? "standard error" : "standard input")
                    + " is not a terminal. Look at the plan first, then say --yes");
        }
    }

    /** Shows the plan and what it means; whether the operator wants it. */
    boolean confirmed(Report plan) throws IOException {
        PrintStream err = surroundings.err();
        err.print(ReportFormat.TEXT.render(
                plan, surroundings.style(surroundings.terminals().err())));
        if (given || StopSignal.ending(this::cancelledByASignal, this::answeredYes)) {
            return true;
        }
        surroundings.remark(List.of(cancelled()));
        return false;
    }

    /** Only what is typed after the question answers it. The end of the input is a no. */
    private boolean answeredYes() throws IOException {
        PrintStream err = surroundings.err();
        String question = "Apply this plan? Type 'yes' or 'no': ";
        while (true) {
            surroundings.typedAhead().drop(surroundings.in());
            err.print(question);
            err.flush();
            Optional<String> answer = line();
            if (answer.isEmpty()) {
                err.println();
                return false;
            }
            if (answer.get().equals("yes") || answer.get().equals("no")) {
                return answer.get().equals("yes");
            }
            question = "Please answer 'yes' or 'no': ";
        }
    }

    /** Empty when the input ends before the line does. */
    private Optional<String> line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = surroundings.in().read();
                read >= 0;
                read = surroundings.in().read()) {
            if (read == '\n') {
                return Optional.of(line.toString(StandardCharsets.UTF_8).strip());
            }
            line.write(read);
        }
        return Optional.empty();
    }

    private void cancelledByASignal() {
        surroundings.err().println();
        surroundings.remark(List.of(cancelled()));
    }

    private String cancelled() {
        return remedy.isEmpty() ? CANCELLED : CANCELLED + " " + remedy;
    }
}

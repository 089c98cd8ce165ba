package io.volmount.cli;

import io.volmount.report.Report;
import io.volmount.report.ReportFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Shows the operator what is about to happen, and asks. */
final class Confirmation {
    private final Surroundings surroundings;
    private final boolean given;

    /** @param given whether the command line says yes already */
    Confirmation(Surroundings surroundings, boolean given) {
        this.surroundings = surroundings;
        this.given = given;
        if (!given && !surroundings.terminals().in()) {
            throw new Refusal("apply asks before it changes anything, but standard input is no terminal;"
                    + " look at the plan first, then say --yes");
        }
    }

    /** Shows the plan and what it means; whether the operator wants it. */
    boolean confirmed(Report plan) throws IOException {
        PrintStream err = surroundings.err();
        err.print(ReportFormat.TEXT.render(
                plan, surroundings.style(surroundings.terminals().err())));
        if (given) {
            return true;
        }
        err.print("Type yes to let it happen: ");
        err.flush();
        BufferedReader answers = new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
        return Optional.ofNullable(answers.readLine())
                .filter(answer -> answer.strip().equals("yes"))
                .isPresent();
    }
}

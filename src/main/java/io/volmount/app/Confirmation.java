package io.volmount.app;

import io.volmount.app.context.ProcessContext;
import io.volmount.app.context.UsageException;
import io.volmount.report.TextOptions;
import io.volmount.report.result.Report;
import io.volmount.report.result.ReportView;
import io.volmount.terminal.StandardStream;
import java.io.IOException;

/** Shows the plan to the operator and asks for confirmation. */
public final class Confirmation {
    private static final String CANCELLED = "Cancelled. Nothing was changed.";

    private final ProcessContext context;
    private final boolean given;
    private final String remedy;
    private final TextOptions options;

    /**
     * Nothing is asked yet.
     *
     * @param given whether the command line confirms already
     * @param remedy what to do after cancelling, in a sentence; may be empty
     * @param options what to show of the plan, in whatever style
     * @throws UsageException if the operator must be asked and there is no terminal
     */
    public Confirmation(ProcessContext context, boolean given, String remedy, TextOptions options) {
        this.context = context;
        this.given = given;
        this.remedy = remedy;
        this.options = options;
        if (!given && !context.canAsk()) {
            throw new UsageException("apply asks before it changes anything, but "
                    + (context.terminals().isTerminal(StandardStream.IN) ? "standard error" : "standard input")
                    + " is not a terminal. Review the plan first, then use --yes");
        }
    }

    /** Shows the plan; whether it is confirmed. */
    boolean confirmed(Report plan) throws IOException {
        context.tell(new ReportView(plan), options);
        return given
                || new YesNoQuestion("Apply this plan?", context)
                        .agreed(remedy.isEmpty() ? CANCELLED : CANCELLED + " " + remedy);
    }
}

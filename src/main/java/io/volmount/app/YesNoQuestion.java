package io.volmount.app;

import io.volmount.app.context.ProcessContext;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;

/**
 * A question to the operator before something is done.
 *
 * @param question with its question mark
 */
record YesNoQuestion(String question, ProcessContext context) {

    /**
     * Whether the operator agrees; otherwise, and after a signal to stop, says what that means.
     *
     * @param cancelled a sentence for the operator
     */
    boolean agreed(String cancelled) throws IOException {
        Runnable lastWords = () -> {
            context.err().println();
            context.remark(cancelled);
        };
        if (context.untilStopped(lastWords, this::answeredYes)) {
            return true;
        }
        context.remark(cancelled);
        return false;
    }

    /** Asks until the answer is yes or no. Input typed before does not count. The end of the input means no. */
    boolean answeredYes() throws IOException {
        PrintStream err = context.err();
        String asked = question + " Type 'yes' or 'no': ";
        while (true) {
            context.terminals().dropTypedAhead(context.in());
            err.print(asked);
            err.flush();
            Optional<String> answer = new TypedLine(context).read();
            if (answer.isEmpty()) {
                err.println();
                return false;
            }
            if (answer.get().equals("yes") || answer.get().equals("no")) {
                return answer.get().equals("yes");
            }
            asked = "Please answer 'yes' or 'no': ";
        }
    }
}

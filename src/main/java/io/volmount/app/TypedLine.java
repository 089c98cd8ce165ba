package io.volmount.app;

import io.volmount.app.context.ProcessContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines that the operator types. */
record TypedLine(ProcessContext context) {

    /** The answer to a question, without space around it; empty if the input ends. Input typed before does not count. */
    String ask(String question) throws IOException {
        context.terminals().dropTypedAhead(context.in());
        context.err().print(question);
        context.err().flush();
        return read().orElse("");
    }

    /** The next line without space around it; empty if the input ends before the line does. */
    Optional<String> read() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = context.in().read(); read >= 0; read = context.in().read()) {
            if (read == '\n') {
                return Optional.of(line.toString(StandardCharsets.UTF_8).strip());
            }
            line.write(read);
        }
        return Optional.empty();
    }
}

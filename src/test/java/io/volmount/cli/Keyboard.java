package io.volmount.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** An operator's: some of it is typed before it is read, the rest only when somebody waits for it. */
public final class Keyboard extends InputStream {
    private final ByteArrayInputStream ahead;
    private final ByteArrayInputStream answers;

    public Keyboard(String ahead, String answers) {
        this.ahead = new ByteArrayInputStream(ahead.getBytes(StandardCharsets.UTF_8));
        this.answers = new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int available() {
        return ahead.available();
    }

    @Override
    public int read() {
        return ahead.available() > 0 ? ahead.read() : answers.read();
    }
}

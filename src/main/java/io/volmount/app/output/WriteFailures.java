package io.volmount.app.output;

import java.io.IOException;
import java.util.List;

/** A result could not be written to some of its places; one sentence for each. */
public final class WriteFailures extends IOException {
    private final transient List<String> sentences;

    WriteFailures(List<String> sentences) {
        super(String.join("; ", sentences));
        this.sentences = List.copyOf(sentences);
    }

    public List<String> sentences() {
        return sentences;
    }
}

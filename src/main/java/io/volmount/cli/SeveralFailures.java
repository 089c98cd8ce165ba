package io.volmount.cli;

import java.io.IOException;
import java.util.List;

/** What was to be written to several places failed in some; each in a sentence of its own. */
final class SeveralFailures extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> sentences;

    SeveralFailures(List<String> sentences) {
        super(String.join("; ", sentences));
        this.sentences = List.copyOf(sentences);
    }

    List<String> sentences() {
        return sentences;
    }
}

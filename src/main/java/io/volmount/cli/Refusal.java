package io.volmount.cli;

/** The command cannot be run as it was given. The message is a sentence with the remedy. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String sentence) {
        super(sentence);
    }
}

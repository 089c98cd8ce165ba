package io.volmount.secret;

/** There was no secret where one was to be. The message is a sentence with the remedy, and never holds any part of one. */
public final class SecretUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    public SecretUnavailable(String sentence) {
        super(sentence);
    }
}

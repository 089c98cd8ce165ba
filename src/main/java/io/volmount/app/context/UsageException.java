package io.volmount.app.context;

/** The command cannot be run with these arguments. The message is a sentence with the remedy. */
public final class UsageException extends RuntimeException {
    public UsageException(String sentence) {
        super(sentence);
    }
}

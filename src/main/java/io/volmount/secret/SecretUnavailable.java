package io.volmount.secret;

/** A secret could not be read. The message is a sentence with the remedy; it contains no part of a secret. */
public final class SecretUnavailable extends Exception {
    public SecretUnavailable(String sentence) {
        super(sentence);
    }
}

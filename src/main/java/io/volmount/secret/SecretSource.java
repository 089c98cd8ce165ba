package io.volmount.secret;

/** A source of a secret. */
@FunctionalInterface
public interface SecretSource {

    /**
     * Reads the secret; may prompt or start a program.
     *
     * @throws SecretUnavailable if there is none, or other users can read it
     */
    Secret read() throws SecretUnavailable;
}

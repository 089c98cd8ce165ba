package io.volmount.secret;

/** Where the operator keeps a secret. */
@FunctionalInterface
public interface SecretSource {

    /**
     * Gets it, which may ask somebody or start a program.
     *
     * @throws SecretUnavailable when there is none, or when it is where others can read it
     */
    Secret read() throws SecretUnavailable;
}

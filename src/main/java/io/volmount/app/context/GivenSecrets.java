package io.volmount.app.context;

import io.volmount.secret.Secret;
import io.volmount.secret.SecretSource;
import io.volmount.secret.SecretSources;
import io.volmount.secret.SecretUnavailable;
import java.time.Duration;

/** Secrets whose sources are named by options. */
public record GivenSecrets(ProcessContext context) {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /**
     * The source that an option names; it is not read yet.
     *
     * @throws UsageException if it is none
     */
    public SecretSource source(String option, String written) {
        return new SecretSources(context.environment(), context.home(), TIMEOUT, context.err())
                .parse(written)
                .orElseThrow(() -> new UsageException(expected(option)));
    }

    static String expected(String option) {
        return option + ": expected file:PATH, env:NAME or command:WORDS, never the secret itself";
    }

    /**
     * Reads or asks for a secret.
     *
     * @param what names it in the error
     * @throws UsageException if it cannot be read
     */
    public Secret read(String what, SecretSource source) {
        try {
            return source.read();
        } catch (SecretUnavailable e) {
            throw new UsageException(what + ": " + e.getMessage());
        }
    }
}

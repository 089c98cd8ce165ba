package io.volmount.ssh.key;

import io.volmount.secret.Secret;
import io.volmount.secret.SecretUnavailable;
import java.nio.file.Path;

/** Source of passphrases for identity files. */
@FunctionalInterface
public interface Passphrases {

    /**
     * The passphrase of a file. Requested once per run, and again after each wrong one.
     *
     * @param attempt from 1
     * @throws SecretUnavailable if there is no (further) passphrase to try
     */
    Secret of(Path file, int attempt) throws SecretUnavailable;
}

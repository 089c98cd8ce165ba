package io.volmount.ssh.key;

import io.volmount.secret.Secret;
import io.volmount.secret.SecretUnavailable;
import java.nio.file.Path;

/** Knows, or asks for, the passphrases of identity files. */
@FunctionalInterface
public interface Passphrases {

    /**
     * The passphrase of a file, asked for once in a run, or once more after each one that does not open it.
     *
     * @param attempt from 1
     * @throws SecretUnavailable when there is nothing (more) to try
     */
    Secret of(Path file, int attempt) throws SecretUnavailable;
}

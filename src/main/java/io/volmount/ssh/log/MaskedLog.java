package io.volmount.ssh.log;

import io.volmount.secret.KnownSecrets;

/** A log that gets no secret. */
public record MaskedLog(ConnectionLog log, KnownSecrets secrets) implements ConnectionLog {
    @Override
    public void warn(String sentence) {
        log.warn(masked(sentence));
    }

    @Override
    public void tell(String server, String sentence) {
        log.tell(server, masked(sentence));
    }

    @Override
    public boolean wantsLibrary() {
        return log.wantsLibrary();
    }

    @Override
    public void library(String server, String line) {
        log.library(server, masked(line));
    }

    private String masked(String text) {
        return secrets.maskQuoting(text, "");
    }
}

package io.volmount.fuzz;

import io.volmount.report.Printable;
import io.volmount.ssh.auth.UntrustedKeys;
import java.io.IOException;
import java.nio.file.Path;

/** What comes from servers, jump hosts, ssh-agents and their files. */
final class PeerInputs {
    private static final int SHORT = 1000;
    private static final int PROLOGUE = 4097;
    private static final Path KNOWN_HOSTS = Corpus.folder("known_hosts");

    private PeerInputs() {}

    static void knownHosts(byte[] input) throws IOException {
        UntrustedKeys.knownHosts(ScratchFile.holding(input))
                .forEach(warning -> Sane.hold(!warning.contains("\n"), "a warning of several lines", warning));
    }

    /** Known to the file of the corpus is the authority of the certificates there. */
    static void hostKey(byte[] input) {
        UntrustedKeys.offered(input, KNOWN_HOSTS).ifPresent(refusal -> {
            Sane.atMost(SHORT * 3, refusal);
            Sane.shown(refusal);
        });
    }

    static void userKey(byte[] input) {
        UntrustedKeys.userKey(input);
    }

    static void privateKey(byte[] input) throws IOException {
        UntrustedKeys.privateKey(ScratchFile.holding(input));
    }

    /** What a server says before it names itself. */
    static void banner(byte[] input) {
        String prologue = UntrustedKeys.prologue(input);
        Sane.atMost(PROLOGUE, prologue);
    }

    static void words(byte[] input) {
        String shown = UntrustedKeys.words(Input.text(input));
        Sane.atMost(SHORT, shown);
        Sane.hold(Printable.of(shown).equals(shown), "a terminal would obey this", shown);
    }
}

package io.volmount.cli.option;

import io.volmount.app.context.MasterLogin;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a Mesos master is asked. A secret cannot be given on the command line itself, which every user can see. */
@OptionSection.In(OptionSection.MASTER)
public final class MasterOptions {
    @Option(
            names = "--master-ca",
            paramLabel = "FILE",
            description = "Certificates, in PEM, of the authorities that may sign the certificate of a Mesos master"
                    + " (default: those that this machine trusts).")
    private Optional<String> caFile = Optional.empty();

    @Option(
            names = "--master-token-from",
            paramLabel = "SOURCE",
            description = "Read the token for the master, as of DC/OS, from file:PATH, env:NAME or command:WORDS (its"
                    + " first line).")
    private Optional<String> tokenFrom = Optional.empty();

    @Option(names = "--master-user", paramLabel = "NAME", description = "User of the master, without DC/OS.")
    private Optional<String> user = Optional.empty();

    @Option(
            names = "--master-password-from",
            paramLabel = "SOURCE",
            description = "Read that user's password from such a source.")
    private Optional<String> passwordFrom = Optional.empty();

    public MasterLogin login() {
        return new MasterLogin(caFile, tokenFrom, user, passwordFrom);
    }
}

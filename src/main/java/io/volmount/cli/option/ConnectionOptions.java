package io.volmount.cli.option;

import io.volmount.app.output.Output;
import io.volmount.app.session.ConnectionSettings;
import io.volmount.app.session.MasterChoice;
import io.volmount.app.session.PasswordSources;
import io.volmount.console.Progress;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a command connects to several agents. */
@OptionSection.In(OptionSection.CONNECTION)
public final class ConnectionOptions {
    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "32",
            description =
                    "Probe this many agents at a time (default: $VOLMOUNT_PARALLEL, as in volmount.yml, or 32). The playbook says how many may change"
                            + " at a time.")
    private int parallel;

    @Option(
            names = "--ssh-log",
            paramLabel = "FILE",
            description =
                    "Also write how each connection came about and what the SSH library logs to this file, which only"
                            + " you can read.")
    private Optional<String> sshLog = Optional.empty();

    @Mixin
    private PasswordOptions passwords = new PasswordOptions();

    /** Where passwords come from. */
    public PasswordSources passwords() {
        return passwords.sources();
    }

    /** @param output of the same command */
    public ConnectionSettings settings(OutputOptions output) {
        return settings(output, UnaryOperator.identity());
    }

    /** @param result of the same command, which may want events */
    public ConnectionSettings settings(OutputOptions output, Output result) {
        return settings(output, result::alongside);
    }

    private ConnectionSettings settings(OutputOptions output, UnaryOperator<Progress> progress) {
        return new ConnectionSettings(
                passwords.sources(), true, parallel, output.verbosity(), sshLog, MasterChoice.NONE, progress);
    }
}

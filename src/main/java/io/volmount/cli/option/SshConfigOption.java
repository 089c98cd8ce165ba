package io.volmount.cli.option;

import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code -F}. */
@OptionSection.In(OptionSection.CONNECTION)
public final class SshConfigOption {
    @Option(
            names = "-F",
            paramLabel = "FILE",
            description = "OpenSSH configuration to read instead of ~/.ssh/config and /etc/ssh/ssh_config;"
                    + " none for no file at all. Default: $VOLMOUNT_SSH_CONFIG, or as in volmount.yml.")
    private Optional<String> file = Optional.empty();

    public Optional<String> file() {
        return file;
    }
}

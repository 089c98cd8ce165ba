package io.volmount.cli;

import io.volmount.sshconfig.LocalUser;
import io.volmount.sshconfig.SshConfig;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which agents there are, and how they are reached. */
class InventoryOptions {
    @Option(
            names = {"-i", "--inventory"},
            required = true,
            paramLabel = "FILE",
            description = "the agents: volmount's own YAML, or an Ansible inventory in YAML or INI")
    Path inventory;

    @Option(
            names = "-F",
            paramLabel = "FILE",
            description = "OpenSSH configuration to read instead of ~/.ssh/config and /etc/ssh/ssh_config;"
                    + " none for no file at all")
    Optional<String> sshConfig = Optional.empty();

    SshConfig sshConfig(LocalUser user) {
        if (sshConfig.isEmpty()) {
            return SshConfig.usual(user);
        }
        String file = sshConfig.get();
        return file.equalsIgnoreCase("none") ? SshConfig.none(user) : SshConfig.of(Path.of(file), user);
    }
}

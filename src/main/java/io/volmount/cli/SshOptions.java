package io.volmount.cli;

import io.volmount.sshconfig.LocalUser;
import io.volmount.sshconfig.SshConfig;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How agents are reached, as far as the inventory leaves it open. */
class SshOptions {
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

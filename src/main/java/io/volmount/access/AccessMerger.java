package io.volmount.access;

import io.volmount.document.Located;
import io.volmount.inventory.AlgorithmProfile;
import io.volmount.sshconfig.HostSettings;
import io.volmount.sshconfig.LocalUser;
import io.volmount.text.Endpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Merges the settings of one server: the overrides come first, then ssh_config, then the defaults. */
record AccessMerger(
        Overrides overrides, HostSettings settings, LocalUser user, SettingFilter filter, Origins.Gathered origins) {
    private static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration DEFAULT_KEEP_ALIVE_INTERVAL = Duration.ofSeconds(15);
    private static final int DEFAULT_KEEP_ALIVE_COUNT = 3;
    private static final Path SYSTEM = Path.of("/etc/ssh");

    AccessMerger(Overrides overrides, HostSettings settings, LocalUser user) {
        this(overrides, settings, user, new SettingFilter(settings), new Origins.Gathered());
    }

    /** @param password whether to offer the operator's password to it */
    SshTarget target(Sourced<Routes.Resolved> route, Sourced<AlgorithmProfile> algorithms, boolean password) {
        return new SshTarget(
                origins.value("address", Sourced.of(settings.hostName().orElse(overrides.address()))),
                origins.value("port", Sourced.of(overrides.port().or(settings::port), Endpoint.SSH_PORT)),
                origins.value("user", Sourced.of(overrides.user().or(settings::user), user.name())),
                identities(password),
                hostKeys(),
                origins.value("algorithms", algorithms),
                origins.value("route", route).route(),
                timeouts());
    }

    private IdentityChoice identities(boolean password) {
        Path ssh = user.home().resolve(".ssh");
        List<Sourced<Path>> files = overrides
                .identityFile()
                .map(List::of)
                .or(settings::identityFiles)
                .map(AccessMerger::sourced)
                .orElse(defaults(ssh, "id_ed25519", "id_ecdsa", "id_rsa"));
        return new IdentityChoice(
                origins.values("identityFile", files),
                origins.values("certificateFile", sourced(settings.certificateFiles())),
                origins.value("keyAgent", sshAgent()),
                origins.value("identitiesOnly", Sourced.of(settings.identitiesOnly(), false)),
                password);
    }

    private Sourced<Optional<Path>> sshAgent() {
        Sourced<String> written = Sourced.of(settings.identityAgent(), "SSH_AUTH_SOCK");
        return written.map(agent -> {
            if (agent.equalsIgnoreCase("none")) {
                return Optional.empty();
            }
            boolean variable = agent.equals("SSH_AUTH_SOCK") || agent.startsWith("$");
            Optional<String> socket =
                    variable ? Optional.ofNullable(user.environment().get(agent.replace("$", ""))) : Optional.of(agent);
            return socket.filter(path -> !path.isBlank()).map(Path::of);
        });
    }

    private SshTarget.HostKeys hostKeys() {
        Path ssh = user.home().resolve(".ssh");
        List<Sourced<Path>> files = new ArrayList<>(overrides
                .knownHostsFile()
                .map(List::of)
                .or(settings::userKnownHostsFiles)
                .map(AccessMerger::sourced)
                .orElse(defaults(ssh, "known_hosts")));
        boolean anyOfTheUsers = !files.isEmpty();
        if (overrides.knownHostsFile().isEmpty()) {
            files.addAll(settings.globalKnownHostsFiles()
                    .map(AccessMerger::sourced)
                    .orElse(defaults(SYSTEM, "ssh_known_hosts")));
        }
        return new SshTarget.HostKeys(
                origins.value("hostKeyPolicy", filter.policy(settings.strictHostKeyChecking(), anyOfTheUsers)),
                origins.values("knownHostsFile", files),
                settings.hostKeyAlias().map(alias -> origins.value("hostKeyAlias", Sourced.of(alias))));
    }

    private SshTarget.Timeouts timeouts() {
        return new SshTarget.Timeouts(
                origins.value(
                        "connectTimeout",
                        filter.positive("ConnectTimeout", settings.connectTimeout(), DEFAULT_CONNECT_TIMEOUT)),
                origins.value(
                        "keepAliveInterval",
                        filter.positive(
                                "ServerAliveInterval", settings.serverAliveInterval(), DEFAULT_KEEP_ALIVE_INTERVAL)),
                origins.value(
                        "keepAliveCount",
                        filter.atLeastOne(
                                "ServerAliveCountMax", settings.serverAliveCountMax(), DEFAULT_KEEP_ALIVE_COUNT)));
    }

    private static List<Sourced<Path>> defaults(Path directory, String... names) {
        return Stream.of(names)
                .map(name -> Sourced.byDefault(directory.resolve(name)))
                .toList();
    }

    private static <T> List<Sourced<T>> sourced(List<Located<T>> written) {
        return written.stream().map(Sourced::of).toList();
    }
}

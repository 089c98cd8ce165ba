package io.volmount.access;

import io.volmount.access.Access.HostKeys;
import io.volmount.access.Access.Login;
import io.volmount.access.Access.Patience;
import io.volmount.access.Access.Server;
import io.volmount.document.Located;
import io.volmount.sshconfig.HostSettings;
import io.volmount.sshconfig.LocalUser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Settles what holds for one server: what is wanted of it, then what the configuration says, then what is usual. */
record AccessMerger(Overrides wanted, HostSettings settings, LocalUser user, Notes notes) {
    private static final int USUAL_PORT = 22;
    private static final Duration USUAL_CONNECT = Duration.ofSeconds(10);
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(15);
    private static final int USUAL_COUNT = 3;
    private static final Path SYSTEM = Path.of("/etc/ssh");

    AccessMerger(Overrides wanted, HostSettings settings, LocalUser user) {
        this(wanted, settings, user, new Notes(settings));
    }

    Server server(Sourced<Route> route) {
        return new Server(
                Sourced.of(settings.hostName().orElse(wanted.address())),
                Sourced.of(wanted.port().or(settings::port), USUAL_PORT),
                route);
    }

    Login login() {
        Path ssh = user.home().resolve(".ssh");
        List<Sourced<Path>> usual = Stream.of("id_ed25519", "id_ecdsa", "id_rsa")
                .map(name -> Sourced.usual(ssh.resolve(name)))
                .toList();
        return new Login(
                Sourced.of(wanted.user().or(settings::user), user.name()),
                wanted.identityFile()
                        .map(List::of)
                        .or(settings::identityFiles)
                        .map(AccessMerger::effective)
                        .orElse(usual),
                effective(settings.certificateFiles()),
                Sourced.of(settings.identitiesOnly(), false),
                keyAgent());
    }

    private Sourced<Optional<Path>> keyAgent() {
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

    HostKeys hostKeys() {
        Path ssh = user.home().resolve(".ssh");
        List<Sourced<Path>> files = new ArrayList<>(wanted.knownHostsFile()
                .map(List::of)
                .or(settings::userKnownHostsFiles)
                .map(AccessMerger::effective)
                .orElse(usual(ssh, "known_hosts")));
        boolean anyOfTheUsers = !files.isEmpty();
        if (wanted.knownHostsFile().isEmpty()) {
            files.addAll(settings.globalKnownHostsFiles()
                    .map(AccessMerger::effective)
                    .orElse(usual(SYSTEM, "ssh_known_hosts")));
        }
        return new HostKeys(
                notes.policy(settings.strictHostKeyChecking(), anyOfTheUsers),
                settings.hostKeyAlias().map(Sourced::of),
                files);
    }

    Patience patience() {
        return new Patience(
                notes.positive("ConnectTimeout", settings.connectTimeout(), USUAL_CONNECT),
                notes.positive("ServerAliveInterval", settings.serverAliveInterval(), USUAL_INTERVAL),
                notes.atLeastOne("ServerAliveCountMax", settings.serverAliveCountMax(), USUAL_COUNT));
    }

    private static List<Sourced<Path>> usual(Path directory, String... names) {
        return Stream.of(names)
                .map(name -> Sourced.usual(directory.resolve(name)))
                .toList();
    }

    private static <T> List<Sourced<T>> effective(List<Located<T>> written) {
        return written.stream().map(Sourced::of).toList();
    }
}

package io.volmount.access;

import static io.volmount.document.Quoted.quoted;

import io.volmount.access.Access.HostKeys;
import io.volmount.access.Access.Login;
import io.volmount.access.Access.Patience;
import io.volmount.access.Access.Server;
import io.volmount.document.Placed;
import io.volmount.document.Problems;
import io.volmount.inventory.AlgorithmProfile;
import io.volmount.inventory.Host;
import io.volmount.inventory.Sudo;
import io.volmount.sshconfig.HostSettings;
import io.volmount.sshconfig.LocalUser;
import io.volmount.sshconfig.SshConfig;
import io.volmount.sshconfig.SshConfig.Given;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts together how to reach an agent. The inventory decides, then OpenSSH's configuration, then what is usual.
 *
 * <p>The configuration is asked for the inventory's address, as if it had been typed after {@code ssh}: {@code Host}
 * patterns match it, {@code HostName} says where it leads. An agent's name in the inventory plays no part unless it is the
 * address too; so an address given beside the name is never led astray by a {@code Host} block of that name.
 */
public final class AccessResolver {
    private static final int USUAL_PORT = 22;
    private static final Duration USUAL_CONNECT = Duration.ofSeconds(10);
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(15);
    private static final int USUAL_COUNT = 3;
    private static final Path SYSTEM = Path.of("/etc/ssh");

    private final SshConfig config;
    private final LocalUser user;

    /** @param user whose usual files and ssh-agent are used, and who logs in where nothing else is said */
    public AccessResolver(SshConfig config, LocalUser user) {
        this.config = config;
        this.user = user;
    }

    /** Pure: looks at no file. */
    public Access of(Host host) {
        Given given = new Given(host.user().map(Placed::value), host.port().map(Placed::value));
        HostSettings settings = config.settingsFor(host.address().value(), given);
        Notes notes = new Notes(settings);
        return new Access(
                host,
                server(host, settings),
                login(host, settings),
                hostKeys(host, settings, notes),
                patience(settings, notes),
                Effective.of(host.algorithms(), AlgorithmProfile.MODERN),
                Effective.of(host.sudo(), Sudo.PASSWORDLESS),
                notes.all());
    }

    /** The same for several agents; two that turn out to be one machine, reached the same way, are a problem. */
    public List<Access> ofAll(List<Host> hosts, Problems problems) {
        List<Access> all = hosts.stream().map(this::of).toList();
        Map<String, Access> known = new HashMap<>();
        for (Access access : all) {
            String way =
                    access.endpoint() + " " + access.server().route().value().words();
            Access other = known.putIfAbsent(way.toLowerCase(Locale.ROOT), access);
            if (other != null) {
                problems.add(
                        access.host().address().place(),
                        "the agents " + quoted(other.name()) + " ("
                                + other.host().address().place() + ") and "
                                + quoted(access.name()) + " are both at " + access.endpoint() + " ("
                                + access.server().address().origin()
                                + "), so one machine would be worked on twice; remove one or correct its address");
            }
        }
        return all;
    }

    private Server server(Host host, HostSettings settings) {
        return new Server(
                Effective.of(settings.hostName().orElse(host.address())),
                Effective.of(host.port().or(settings::port), USUAL_PORT),
                route(settings));
    }

    private static Effective<Route> route(HostSettings settings) {
        Optional<Placed<Route>> jumps =
                settings.proxyJump().filter(jump -> !jump.value().isEmpty()).map(jump -> jump.map(Route.Jumps::new));
        Optional<Placed<Route>> command = settings.proxyCommand()
                .filter(line -> !line.value().isEmpty())
                .map(line -> line.map(Route.Command::new));
        Optional<Placed<Route>> none = settings.proxyCommand()
                .<Placed<Route>>map(line -> line.map(any -> new Route.Direct()))
                .or(() -> settings.proxyJump().map(jump -> jump.map(any -> new Route.Direct())));
        return Effective.of(jumps.or(() -> command).or(() -> none), new Route.Direct());
    }

    private Login login(Host host, HostSettings settings) {
        Path ssh = user.home().resolve(".ssh");
        List<Effective<Path>> usual = Stream.of("id_ed25519", "id_ecdsa", "id_rsa")
                .map(name -> Effective.usual(ssh.resolve(name)))
                .toList();
        return new Login(
                Effective.of(host.user().or(settings::user), user.name()),
                host.identityFile()
                        .map(List::of)
                        .or(settings::identityFiles)
                        .map(AccessResolver::effective)
                        .orElse(usual),
                effective(settings.certificateFiles()),
                Effective.of(settings.identitiesOnly(), false),
                keyAgent(settings));
    }

    private Effective<Optional<Path>> keyAgent(HostSettings settings) {
        Effective<String> written = Effective.of(settings.identityAgent(), "SSH_AUTH_SOCK");
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

    private HostKeys hostKeys(Host host, HostSettings settings, Notes notes) {
        Path ssh = user.home().resolve(".ssh");
        List<Effective<Path>> files = new ArrayList<>(host.knownHostsFile()
                .map(List::of)
                .or(settings::userKnownHostsFiles)
                .map(AccessResolver::effective)
                .orElse(usual(ssh, "known_hosts")));
        boolean anyOfTheUsers = !files.isEmpty();
        if (host.knownHostsFile().isEmpty()) {
            files.addAll(settings.globalKnownHostsFiles()
                    .map(AccessResolver::effective)
                    .orElse(usual(SYSTEM, "ssh_known_hosts")));
        }
        return new HostKeys(
                notes.policy(settings.strictHostKeyChecking(), anyOfTheUsers),
                settings.hostKeyAlias().map(Effective::of),
                files);
    }

    private static List<Effective<Path>> usual(Path directory, String... names) {
        return Stream.of(names)
                .map(name -> Effective.usual(directory.resolve(name)))
                .toList();
    }

    private static Patience patience(HostSettings settings, Notes notes) {
        return new Patience(
                notes.positive("ConnectTimeout", settings.connectTimeout(), USUAL_CONNECT),
                notes.positive("ServerAliveInterval", settings.serverAliveInterval(), USUAL_INTERVAL),
                notes.atLeastOne("ServerAliveCountMax", settings.serverAliveCountMax(), USUAL_COUNT));
    }

    private static <T> List<Effective<T>> effective(List<Placed<T>> written) {
        return written.stream().map(Effective::of).toList();
    }
}

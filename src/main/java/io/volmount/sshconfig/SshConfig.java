package io.volmount.sshconfig;

import io.volmount.document.Diagnostics;
import io.volmount.document.InvalidInput;
import io.volmount.document.Located;
import io.volmount.document.SourceLocation;
import io.volmount.file.FileErrors;
import io.volmount.file.FilePresence;
import io.volmount.sshconfig.Directive.Block;
import io.volmount.sshconfig.Directive.Included;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * OpenSSH's client configuration, read once. Immutable, hence thread-safe.
 *
 * <p>The first value of each keyword wins; identity and certificate files accumulate. {@code Match exec} runs nothing:
 * its block never applies, nor does a block with a criterion about the local network or the session; {@link #unused}
 * lists them.
 */
public final class SshConfig {
    private static final Path SYSTEM = Path.of("/etc/ssh/ssh_config");

    private final LocalUser user;
    private final List<Included> files;
    private final boolean needsFinalPass;
    private final List<Located<String>> unused;

    private SshConfig(LocalUser user, List<Included> files, ConfigReader reader) {
        this(user, files, reader.needsFinalPass(), reader.unused());
    }

    private SshConfig(LocalUser user, List<Included> files, boolean needsFinalPass, List<Located<String>> unused) {
        this.user = user;
        this.files = List.copyOf(files);
        this.needsFinalPass = needsFinalPass;
        this.unused = unused;
    }

    public static SshConfig none(LocalUser user) {
        return new SshConfig(user, List.of(), new ConfigReader(user, new Diagnostics()));
    }

    /**
     * The configuration of one file only.
     *
     * @throws InvalidInput with all errors of the file, or if it does not exist
     */
    public static SshConfig of(Path file, LocalUser user) {
        Diagnostics diagnostics = new Diagnostics();
        ConfigReader reader = new ConfigReader(user, diagnostics);
        if (present(file)) {
            FilePermissions.check(file);
        }
        Included only = new Included(reader.read(file, true));
        diagnostics.throwIfAny();
        return new SshConfig(user, List.of(only), reader);
    }

    /**
     * {@code ~/.ssh/config}, then {@code /etc/ssh/ssh_config}; either may be missing.
     *
     * @throws InvalidInput with all errors of the files
     */
    public static SshConfig usual(LocalUser user) {
        return usual(user, SYSTEM);
    }

    static SshConfig usual(LocalUser user, Path system) {
        Diagnostics diagnostics = new Diagnostics();
        ConfigReader reader = new ConfigReader(user, diagnostics);
        List<Included> files = new ArrayList<>();
        Path own = user.home().resolve(".ssh/config");
        if (present(own)) {
            FilePermissions.check(own);
            files.add(new Included(reader.read(own, true)));
        }
        if (present(system)) {
            FilePermissions.check(system);
            files.add(new Included(reader.read(system, false)));
        }
        diagnostics.throwIfAny();
        return new SshConfig(user, files, reader);
    }

    /** This configuration, overridden by command line options. */
    public SshConfig after(SshArguments arguments) {
        List<Included> all = new ArrayList<>();
        all.add(new Included(List.copyOf(arguments.assignments())));
        all.addAll(files);
        return new SshConfig(user, all, needsFinalPass, unused);
    }

    private static boolean present(Path file) {
        try {
            return FilePresence.of(file);
        } catch (IOException unknown) {
            throw new InvalidInput(
                    SourceLocation.whole(file.toString()),
                    "cannot be read: " + FileErrors.reason(file, unknown)
                            + "; make it readable, or use -F none to ignore it");
        }
    }

    /**
     * The configuration of a host.
     *
     * @param host the name or address as given to ssh; {@code Host} patterns match it
     * @param given user and port that override the configuration
     */
    public HostSettings settingsFor(String host, Given given) {
        return new HostSettings(lookup(host, given), given);
    }

    /** The host's values before expansion. */
    Lookup lookup(String host, Given given) {
        Lookup lookup = new Lookup(host, given.user(), user);
        apply(lookup);
        if (needsFinalPass) {
            lookup.beginFinalPass();
            apply(lookup);
        }
        return lookup;
    }

    private void apply(Lookup lookup) {
        for (Included file : files) {
            lookup.enter(true);
            file.apply(lookup);
        }
    }

    /** The names that {@code Host} lines spell out, without patterns, in their order. */
    public List<String> names() {
        return files.stream()
                .flatMap(SshConfig::conditions)
                .flatMap(hosts -> hosts.patterns().stream())
                .filter(name -> !name.matches(".*[*?!].*"))
                .distinct()
                .toList();
    }

    private static Stream<Condition.Hosts> conditions(Directive directive) {
        if (directive instanceof Included included) {
            return included.directives().stream().flatMap(SshConfig::conditions);
        }
        return directive instanceof Block block && block.condition() instanceof Condition.Hosts hosts
                ? Stream.of(hosts)
                : Stream.empty();
    }

    /** Keywords in the files that volmount ignores, each with its first location. */
    public List<Located<String>> unused() {
        return unused;
    }

    /** User and port that override the configuration; also used for its tokens. */
    public record Given(Optional<String> user, Optional<Integer> port) {
        public static final Given NOTHING = new Given(Optional.empty(), Optional.empty());
    }
}

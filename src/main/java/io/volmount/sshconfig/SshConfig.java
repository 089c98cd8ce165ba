package io.volmount.sshconfig;

import io.volmount.document.Diagnostics;
import io.volmount.document.FileErrors;
import io.volmount.document.FilePresence;
import io.volmount.document.InvalidInput;
import io.volmount.document.Located;
import io.volmount.document.SourceLocation;
import io.volmount.sshconfig.Directive.Included;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The client configuration of OpenSSH, read once. Immutable, so safe for threads.
 *
 * <p>Of every keyword the first value found counts; identity and certificate files add up. {@code Match exec} runs
 * nothing: its block is left out, as is that of every criterion about this machine's network or the session, which {@link
 * #unused} tells.
 */
public final class SshConfig {
    private static final Path SYSTEM = Path.of("/etc/ssh/ssh_config");

    private final LocalUser user;
    private final List<Included> files;
    private final boolean wantsFinalPass;
    private final List<Located<String>> unused;

    private SshConfig(LocalUser user, List<Included> files, ConfigReader reader) {
        this(user, files, reader.wantsFinalPass(), reader.unused());
    }

    private SshConfig(LocalUser user, List<Included> files, boolean wantsFinalPass, List<Located<String>> unused) {
        this.user = user;
        this.files = List.copyOf(files);
        this.wantsFinalPass = wantsFinalPass;
        this.unused = unused;
    }

    /** The configuration that says nothing. */
    public static SshConfig none(LocalUser user) {
        return new SshConfig(user, List.of(), new ConfigReader(user, new Diagnostics()));
    }

    /**
     * What one file says, and nothing else.
     *
     * @throws InvalidInput with everything that is wrong with it, or if there is no such file
     */
    public static SshConfig of(Path file, LocalUser user) {
        Diagnostics problems = new Diagnostics();
        ConfigReader reader = new ConfigReader(user, problems);
        if (present(file)) {
            FilePermissions.check(file);
        }
        Included only = new Included(reader.read(file, true));
        problems.throwIfAny();
        return new SshConfig(user, List.of(only), reader);
    }

    /**
     * What {@code ~/.ssh/config} says, and then {@code /etc/ssh/ssh_config}; either may be missing.
     *
     * @throws InvalidInput with everything that is wrong with them
     */
    public static SshConfig usual(LocalUser user) {
        return usual(user, SYSTEM);
    }

    static SshConfig usual(LocalUser user, Path system) {
        Diagnostics problems = new Diagnostics();
        ConfigReader reader = new ConfigReader(user, problems);
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
        problems.throwIfAny();
        return new SshConfig(user, files, reader);
    }

    /** This configuration after such options on the command line. */
    public SshConfig after(SshArguments arguments) {
        List<Included> all = new ArrayList<>();
        all.add(new Included(List.copyOf(arguments.assignments())));
        all.addAll(files);
        return new SshConfig(user, all, wantsFinalPass, unused);
    }

    private static boolean present(Path file) {
        try {
            return FilePresence.of(file);
        } catch (IOException unknown) {
            throw new InvalidInput(
                    SourceLocation.whole(file.toString()),
                    "cannot be read: " + FileErrors.reason(file, unknown)
                            + "; make it readable, or say -F none to do without");
        }
    }

    /**
     * What is said of a host.
     *
     * @param host the name or address that one would give to ssh; {@code Host} patterns match this
     * @param given what is settled elsewhere, as by options of ssh
     */
    public HostSettings settingsFor(String host, Given given) {
        return new HostSettings(lookup(host, given), given);
    }

    /** The host's values as written in the files. */
    Lookup lookup(String host, Given given) {
        Lookup lookup = new Lookup(host, given.user(), user);
        passThrough(lookup);
        if (wantsFinalPass) {
            lookup.beginFinalPass();
            passThrough(lookup);
        }
        return lookup;
    }

    private void passThrough(Lookup lookup) {
        for (Included file : files) {
            lookup.enter(true);
            file.apply(lookup);
        }
    }

    /** What stands in the files, for whatever host, and is not used here: each keyword once, where it stands first. */
    public List<Located<String>> unused() {
        return unused;
    }

    /** What decides over the configuration, and fills its tokens too. */
    public record Given(Optional<String> user, Optional<Integer> port) {
        public static final Given NOTHING = new Given(Optional.empty(), Optional.empty());
    }
}

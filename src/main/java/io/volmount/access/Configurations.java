package io.volmount.access;

import io.volmount.document.Diagnostics;
import io.volmount.document.InvalidInput;
import io.volmount.document.Located;
import io.volmount.sshconfig.LocalUser;
import io.volmount.sshconfig.SshArguments;
import io.volmount.sshconfig.SshConfig;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * OpenSSH's configuration as it is for agents that have options of ssh of their own. As in OpenSSH, those do not hold for the
 * servers on the way, except for the file that {@code -F} names. What many agents share is read once. For one thread.
 */
final class Configurations {
    private final SshConfig usual;
    private final LocalUser user;
    private final Diagnostics problems;
    private final Map<List<Located<String>>, Configuration> known = new HashMap<>();

    /** @param problems where wrong options are told, and a way that leads in a circle */
    Configurations(SshConfig usual, LocalUser user, Diagnostics problems) {
        this.usual = usual;
        this.user = user;
        this.problems = problems;
    }

    /** @param notes which options are not used */
    record Configuration(SshConfig config, Routes routes, List<String> notes) {}

    Configuration with(List<Located<String>> words) {
        return known.computeIfAbsent(words, this::read);
    }

    private Configuration read(List<Located<String>> words) {
        SshArguments arguments = SshArguments.read(words, user, problems);
        SshConfig base = arguments.file().map(this::file).orElse(usual);
        List<String> notes = arguments.unused().stream()
                .collect(Collectors.groupingBy(
                        Located::location, Collectors.mapping(Located::value, Collectors.joining(", "))))
                .entrySet()
                .stream()
                .map(entry -> "not used of the options of ssh at " + entry.getKey() + ": " + entry.getValue())
                .toList();
        return new Configuration(base.after(arguments), new Routes(base, user, problems), notes);
    }

    private SshConfig file(Located<String> name) {
        if (name.value().equalsIgnoreCase("none")) {
            return SshConfig.none(user);
        }
        try {
            String path =
                    name.value().startsWith("~/") ? user.home() + name.value().substring(1) : name.value();
            return SshConfig.of(Path.of(path), user);
        } catch (InvalidPathException e) {
            problems.add(name.location(), "the file after `-F` has no possible name; correct it");
        } catch (InvalidInput unusable) {
            unusable.diagnostics().forEach(diagnostic -> problems.add(diagnostic.location(), diagnostic.message()));
        }
        return SshConfig.none(user);
    }
}
